package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.visit.DoctorPass;
import com.clariva.connect.app.visit.Visitor;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything there is, on this machine: a database, the simulated Instagram, and the product between them. All
 * tell the same time, that of the simulated Instagram, which can be moved.
 */
public final class Sandbox {
    private final URI url;
    private final String jdbcUrl;
    private final SimulatedInstagram instagram;
    private final DoctorPass pass;

    private Sandbox(URI url, String jdbcUrl, SimulatedInstagram instagram, DoctorPass pass) {
        this.url = requireNonNull(url, "url is null");
        this.jdbcUrl = requireNonNull(jdbcUrl, "jdbcUrl is null");
        this.instagram = requireNonNull(instagram, "instagram is null");
        this.pass = requireNonNull(pass, "pass is null");
    }

    /** Starts everything in {@code folder}. What was started goes with {@code opened}, also if this fails. */
    public static Sandbox start(SandboxFolder folder, SandboxPlan plan, Opened opened) {
        SandboxSecrets secrets = SandboxSecrets.in(folder);
        String databaseUrl = SandboxDatabase.open(folder, plan.variables(), opened);
        URI url = URI.create("http://127.0.0.1:" + (plan.port() == 0 ? FreePort.any() : plan.port()));
        SimulatedInstagram instagram = opened.add(SimulatedInstagram.start(simulator(folder, plan, secrets, url)));
        instagram.webhooks(url.resolve("/webhooks/instagram"));
        instagram.callbacks().goTo(url.resolve("/instagram/deauthorize"), url.resolve("/instagram/data-deletion"));

        Map<String, String> variables = new HashMap<>(SandboxVariables.of(url, instagram));
        variables.putAll(secrets.variables());
        variables.putAll(plan.variables());
        variables.put("DATABASE_URL", databaseUrl);
        Settings settings = Settings.from(variables, instagram.clock());
        LogOutput.use(settings.logging());
        opened.add(Server.start(settings, instagram.clock(), plan.handler()));
        return new Sandbox(
                url,
                SandboxDatabase.jdbc(databaseUrl),
                instagram,
                new DoctorPass(secrets.jwtSecret(), instagram.clock()));
    }

    private static SimulatorSettings simulator(
            SandboxFolder folder, SandboxPlan plan, SandboxSecrets secrets, URI product) {
        SimulatorSettings invented = SimulatorSettings.create();
        return invented.withApp(invented.appId(), secrets.appSecret())
                .withVerifyToken(secrets.verifyToken())
                .withPort(plan.port() == 0 ? 0 : FreePort.preferably(plan.port() + 1))
                .withRedirectUri(SandboxVariables.callbackOf(product))
                .withMemory(folder.path().resolve("instagram.json"));
    }

    /** Where the product is. */
    public URI url() {
        return url;
    }

    /** The database's address for the JDBC driver, user and password included. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    public SimulatedInstagram instagram() {
        return instagram;
    }

    /** A doctor who is signed in at Clariva, with a browser of her own. */
    public Visitor visitor(DoctorId doctor) {
        return new Visitor(url, doctor, pass);
    }
}
