package com.clariva.connect.simulator;

import com.clariva.connect.simulator.SandboxActions.Asked;
import com.clariva.connect.simulator.SandboxActions.Done;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The doors that Instagram does not have: the sandbox's page, its buttons, and the record as JSON. */
final class ControlPages {
    private static final String PREFIX = "/simulator/";

    private final World world;
    private final SandboxPage page;
    private final SandboxActions actions;
    private final SandboxJson json;
    private final String style = Html.template("style.css");
    private final String script = Html.template("page.js");

    ControlPages(World world, People people, Webhooks webhooks, Callbacks callbacks) {
        this.world = world;
        this.page = new SandboxPage(world, webhooks, callbacks);
        this.actions = new SandboxActions(world, people, webhooks, callbacks);
        this.json = new SandboxJson(world, webhooks);
    }

    /** The answer, unless the request is for Instagram itself. */
    Optional<Answer> answer(Call call) {
        boolean ours = call.version().isEmpty()
                && (call.path().equals("/") || call.path().startsWith(PREFIX));
        if (!ours) {
            return Optional.empty();
        }
        if (call.method().equals("POST")) {
            return Optional.of(isForeign(call) ? plain(403, "Not from another site.") : act(call));
        }
        return Optional.of(call.path().equals("/") ? show(call) : look(call));
    }

    private Answer look(Call call) {
        String name = call.path().substring(PREFIX.length());
        return switch (name) {
            case "style.css" -> new Answer(200, "text/css; charset=utf-8", style, Map.of());
            case "page.js" -> new Answer(200, "text/javascript; charset=utf-8", script, Map.of());
            case "thread" -> Answer.page(200, page.thread(account(call), person(call)));
            case "delivered" -> Answer.page(200, page.deliveries());
            default -> json.list(name).orElseGet(() -> plain(404, "There is no such page."));
        };
    }

    private Answer show(Call call) {
        return page.show(account(call), person(call), call.parameter("notice").orElse(""));
    }

    private Answer act(Call call) {
        String action = call.formParameter("action").orElse("");
        boolean force = call.formParameter("force").isPresent();
        Asked asked = new Asked(
                account(call), person(call), call.formParameter("text").orElse(""), force);
        Optional<Done> done = attempt(action, asked);
        if (done.isEmpty()) {
            return plain(404, "There is no such action.");
        }
        boolean wantsJson = call.header("Accept").orElse("").contains("application/json");
        return wantsJson ? SandboxJson.done(done.get()) : back(asked, done.get());
    }

    private Optional<Done> attempt(String action, Asked asked) {
        try {
            return actions.act(action, asked);
        } catch (IllegalStateException nowhereToGo) {
            return Optional.of(Done.of("That needs an address to go to, and none is set."));
        }
    }

    private static Answer back(Asked asked, Done done) {
        HttpUrl.Builder to = new HttpUrl.Builder().scheme("http").host("x");
        to.addQueryParameter("account", asked.account().professionalId());
        to.addQueryParameter("person", asked.person().igsid());
        to.addQueryParameter("notice", done.sentence());
        return Answer.redirect(303, URI.create("/?" + to.build().encodedQuery()));
    }

    /** Browsers say where a form comes from; programs do not, and need not. */
    private static boolean isForeign(Call call) {
        String site = call.header("Sec-Fetch-Site").orElse("none");
        return !site.equals("none") && !site.equals("same-origin");
    }

    private Account account(Call call) {
        return call.parameter("account")
                .flatMap(world::account)
                .orElseGet(() -> world.accounts().get(0));
    }

    private Person person(Call call) {
        return call.parameter("person")
                .flatMap(world::person)
                .orElseGet(() -> world.persons().get(0));
    }

    private static Answer plain(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text, Map.of());
    }
}
