package com.clariva.connect.app.visit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A doctor with a browser, signed in at Clariva. */
public final class Visitor implements AutoCloseable {
    private static final String API = "/api/v1/settings/instagram/";
    private static final String PAGE = "/settings/instagram";

    private final URI product;
    private final DoctorId doctor;
    private final DoctorPass pass;
    private final Browser browser = new Browser();

    public Visitor(URI product, DoctorId doctor, DoctorPass pass) {
        this.product = requireNonNull(product, "product is null");
        this.doctor = requireNonNull(doctor, "doctor is null");
        this.pass = requireNonNull(pass, "pass is null");
    }

    public DoctorId doctor() {
        return doctor;
    }

    /** A fresh JWT that says who she is. */
    public String jwt() {
        return pass.of(doctor);
    }

    /** Asks where to go to connect. */
    public Answer connect() {
        return browser.get(product.resolve(API + "connect"), asJson());
    }

    public Answer status() {
        return browser.get(product.resolve(API + "status"), asJson());
    }

    public Answer disconnect() {
        return browser.delete(product.resolve(API + "disconnect"), asJson());
    }

    /** Trades the JWT for the page's session, as Clariva's front end does. */
    public Answer signIn() {
        return browser.post(product.resolve(PAGE + "/session"), asJson());
    }

    /** Opens the settings page, as whoever the cookies say. */
    public Answer page() {
        return browser.open(product.resolve(PAGE));
    }

    /** Opens any address; coming back from Instagram is one. */
    public Answer open(URI address) {
        return browser.open(address);
    }

    private Map<String, String> asJson() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Authorization", "Bearer " + jwt());
        return headers;
    }

    @Override
    public void close() {
        browser.close();
    }

    @Override
    public String toString() {
        return "Visitor(" + doctor + ")";
    }
}
