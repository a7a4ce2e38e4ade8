package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.simulator.Conversations.Pair;
import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

/**
 * Keeps in a file what must outlive the process, so that an app which remembers its tokens meets an Instagram that
 * remembers them too: the clock, tokens, subscriptions, conversations.
 */
final class Memory {
    private final World world;
    private final Path file;
    private final AtomicBoolean planned = new AtomicBoolean();

    Memory(World world, Path file) {
        this.world = world;
        this.file = file;
    }

    void recall() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Json.parse(Files.readString(file)).ifPresent(this::restore);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's memory cannot be read", e);
        }
    }

    /** Keeps all that is so far, and what more happens until then, with one writing. */
    void keepSoon(Background background) {
        if (planned.compareAndSet(false, true)) {
            background.shortly(() -> {
                planned.set(false);
                keep();
            });
        }
    }

    synchronized void keep() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, Json.text(snapshot()).getBytes(UTF_8));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's memory cannot be written", e);
        }
    }

    private ObjectNode snapshot() {
        ObjectNode all = Json.object().put("ahead", world.clock.ahead().toString());
        ArrayNode tokens = all.putArray("tokens");
        world.tokens.all().forEach(token -> tokens.add(written(token)));
        ObjectNode subscriptions = all.putObject("subscriptions");
        world.accounts()
                .forEach(account ->
                        subscriptions.set(account.professionalId(), Json.array(world.subscriptions.of(account))));
        ArrayNode lines = all.putArray("lines");
        world.conversations
                .pairs()
                .forEach(pair -> world.conversations.lines(pair).forEach(line -> lines.add(written(pair, line))));
        return all;
    }

    private void restore(JsonNode all) {
        world.clock.advance(Duration.parse(all.path("ahead").asText("PT0S")));
        all.path("tokens").forEach(this::restoreToken);
        for (Account account : world.accounts()) {
            List<String> fields = texts(all.path("subscriptions").path(account.professionalId()));
            if (!fields.isEmpty()) {
                world.subscriptions.subscribe(account, fields);
            }
        }
        all.path("lines").forEach(this::restoreLine);
    }

    private ObjectNode written(IssuedToken token) {
        ObjectNode json = Json.object()
                .put("value", token.value())
                .put("kind", token.kind().name());
        json.put("account", token.account().professionalId());
        json.set("permissions", Json.array(List.copyOf(token.permissions())));
        world.tokens.deathOf(token).ifPresent(death -> json.put("death", death.name()));
        return json.put("issuedAt", token.issuedAt().toString())
                .put("expiresAt", token.expiresAt().toString());
    }

    private void restoreToken(JsonNode json) {
        Optional<Account> account = world.account(json.path("account").asText());
        Set<String> permissions = new LinkedHashSet<>(texts(json.path("permissions")));
        account.map(owner -> new Grant(owner, Kind.valueOf(json.path("kind").asText()), permissions))
                .map(grant -> world.tokens.adopt(json.path("value").asText(), grant))
                .map(token ->
                        world.tokens.replace(token.renewed(instant(json, "issuedAt"), instant(json, "expiresAt"))))
                .filter(token -> json.has("death"))
                .ifPresent(token -> world.tokens.kill(
                        token, TokenDeath.valueOf(json.path("death").asText())));
    }

    private static ObjectNode written(Pair pair, Line line) {
        ObjectNode json = Json.object().put("account", pair.account()).put("person", pair.person());
        json.put("mid", line.mid()).put("fromAccount", line.fromAccount()).put("text", line.text());
        return json.put("at", line.at().toString()).put("unsent", line.unsent());
    }

    private void restoreLine(JsonNode json) {
        Pair pair = new Pair(json.path("account").asText(), json.path("person").asText());
        Line line = new Line(
                json.path("mid").asText(),
                json.path("fromAccount").asBoolean(),
                json.path("text").asText(),
                instant(json, "at"),
                json.path("unsent").asBoolean());
        world.conversations.add(pair, line);
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.parse(json.path(name).asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
