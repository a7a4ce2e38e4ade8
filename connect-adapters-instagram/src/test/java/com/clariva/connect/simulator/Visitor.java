package com.clariva.connect.simulator;

import java.net.URI;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Does at the authorize page what a person with a browser would: opens it, then presses a button. */
final class Visitor {
    private final Courier courier;

    Visitor(Courier courier) {
        this.courier = courier;
    }

    URI allow(URI authorizationUrl, Account account, Set<String> permissions) {
        FormBody.Builder form = form(authorizationUrl).add("account", account.professionalId());
        permissions.forEach(permission -> form.add("permission", permission));
        return press(authorizationUrl, form.add("decision", "allow"));
    }

    URI cancel(URI authorizationUrl) {
        return press(authorizationUrl, form(authorizationUrl).add("decision", "cancel"));
    }

    /** The permissions the page would have ticked. */
    static Set<String> asked(URI authorizationUrl) {
        String scope = HttpUrl.get(authorizationUrl.toString()).queryParameter("scope");
        return scope == null ? Set.of() : Set.of(scope.split("[,\\s]+", -1));
    }

    private URI press(URI authorizationUrl, FormBody.Builder form) {
        Courier.Reply page = courier.carry(
                new Request.Builder().url(authorizationUrl.toString()).build());
        if (page.status() != 200) {
            throw new IllegalStateException("the authorize page answered " + page.status());
        }
        HttpUrl target = HttpUrl.get(authorizationUrl.toString())
                .newBuilder()
                .query(null)
                .build();
        Courier.Reply answer = courier.carry(
                new Request.Builder().url(target).post(form.build()).build());
        return answer.location()
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException("the authorize form answered " + answer.status()));
    }

    private static FormBody.Builder form(URI authorizationUrl) {
        HttpUrl url = HttpUrl.get(authorizationUrl.toString());
        FormBody.Builder form = new FormBody.Builder();
        for (String name : url.queryParameterNames()) {
            String value = url.queryParameter(name);
            form.add(name, value == null ? "" : value);
        }
        return form;
    }
}
