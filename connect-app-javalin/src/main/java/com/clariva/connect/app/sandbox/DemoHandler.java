package com.clariva.connect.app.sandbox;

import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;

/** What an embedding service would write: answers every message a person sends, and nothing else. */
final class DemoHandler implements EventHandler {

    @Override
    public void handle(ResolvedEvent event) {
        if (event.event().as(MessageEvent.Message.class).isPresent()) {
            String account = event.account().profile().username();
            event.reply("Thank you for your message. " + account + " will answer soon. (The sandbox's demo handler)");
        }
    }
}
