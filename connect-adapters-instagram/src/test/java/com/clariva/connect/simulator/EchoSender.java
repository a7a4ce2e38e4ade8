package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Tells the app of messages sent in its account's name, its own ones included. */
final class EchoSender {
    private final World world;
    private final People people;
    private final Webhooks webhooks;
    private final Background background;

    EchoSender(World world, People people, Webhooks webhooks, Background background) {
        this.world = world;
        this.people = people;
        this.webhooks = webhooks;
        this.background = background;
    }

    void send(Account account, Person recipient, ObjectNode content, Optional<Echoes> when) {
        if (webhooks.callback().isEmpty() || world.subscriptions.of(account).isEmpty()) {
            return;
        }
        WebhookEvent echo = people.echo(account, recipient.igsid(), content);
        switch (when.orElse(world.echoes)) {
            case AFTER_ANSWER -> background.shortly(() -> webhooks.deliver(List.of(echo)));
            case BEFORE_ANSWER -> webhooks.deliver(List.of(echo));
            case TWICE -> {
                background.shortly(() -> webhooks.deliver(List.of(echo)));
                background.shortly(() -> webhooks.deliver(List.of(echo)));
            }
            case OFF -> {}
        }
    }
}
