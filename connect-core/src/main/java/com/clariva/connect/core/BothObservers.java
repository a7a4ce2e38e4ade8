package com.clariva.connect.core;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventKind;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own observer and the embedding service's, whose exceptions stop nothing. */
final class BothObservers implements Observer {
    private static final Logger LOG = LoggerFactory.getLogger(BothObservers.class);

    private final Observer ours;
    private final Observer theirs;

    BothObservers(Observer ours, Observer theirs) {
        this.ours = requireNonNull(ours, "ours is null");
        this.theirs = requireNonNull(theirs, "theirs is null");
    }

    @Override
    public void delivery(String outcome) {
        tell(observer -> observer.delivery(outcome));
    }

    @Override
    public void deliveryNotStored(String cause, String reason) {
        tell(observer -> observer.deliveryNotStored(cause, reason));
    }

    @Override
    public void verificationRefused() {
        tell(Observer::verificationRefused);
    }

    @Override
    public void deliveryRefused(String flaw) {
        tell(observer -> observer.deliveryRefused(flaw));
    }

    @Override
    public void secretMatched(String name) {
        tell(observer -> observer.secretMatched(name));
    }

    @Override
    public void eventNotQueued(EventKind kind, String outcome) {
        tell(observer -> observer.eventNotQueued(kind, outcome));
    }

    @Override
    public void eventSettled(EventKind kind, String outcome, Duration latency) {
        tell(observer -> observer.eventSettled(kind, outcome, latency));
    }

    @Override
    public void reply(String outcome) {
        tell(observer -> observer.reply(outcome));
    }

    @Override
    public void handlerRan(Duration duration) {
        tell(observer -> observer.handlerRan(duration));
    }

    private void tell(Consumer<Observer> news) {
        news.accept(ours);
        try {
            news.accept(theirs);
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("cause", e.getClass().getName()).log("The observer failed");
        }
    }
}
