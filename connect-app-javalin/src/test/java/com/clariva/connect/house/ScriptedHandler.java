package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.PostponedException;
import com.clariva.connect.core.handling.ResolvedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An embedder's handler. It answers what begins with {@code reply}, and its failures are as talkative as can be. */
final class ScriptedHandler implements Receiver, EventHandler {
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Canaries canaries;
    private volatile boolean away;

    ScriptedHandler(Canaries canaries) {
        this.canaries = requireNonNull(canaries, "canaries is null");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public Server start(Settings settings) {
        return Server.start(settings, InstantSource.system(), this);
    }

    @Override
    public void handle(ResolvedEvent event) throws Exception {
        if (away) {
            throw new PostponedException("out for lunch", Duration.ofHours(1));
        }
        Optional<String> text = textOf(event.event());
        if (text.isPresent() && event.event().as(MessageEvent.Echo.class).isEmpty()) {
            obey(event, text.get());
        }
        text.ifPresent(heard::add);
    }

    private void obey(ResolvedEvent event, String text) throws Exception {
        if (text.startsWith("reply")) {
            event.reply(canaries.sentence("reply", "Dear patient"));
        } else if (text.startsWith("fail")) {
            heard.add(text);
            throw new IllegalStateException("cannot take " + text, new IOException(text));
        } else if (text.startsWith("hold")) {
            heard.add(text);
            letGo.await(1, TimeUnit.MINUTES);
        }
    }

    private static Optional<String> textOf(InstagramEvent event) {
        return event.as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .or(() -> event.as(MessageEvent.Echo.class)
                        .flatMap(echo -> echo.content().text()))
                .or(() -> event.as(MessageEvent.MessageEdited.class).flatMap(MessageEvent.MessageEdited::text))
                .or(() -> event.as(ConversationEvent.Postback.class).map(ConversationEvent.Postback::title))
                .or(() -> event.as(PublicEvent.Comment.class)
                        .flatMap(comment -> comment.content().text()))
                .map(Text::value);
    }

    @Override
    public boolean heard(String text) {
        return heard.contains(text);
    }

    @Override
    public void letGo() {
        letGo.countDown();
    }

    @Override
    public void goAway() {
        away = true;
    }

    @Override
    public void close() {
        letGo();
    }
}
