package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Looks at what the queue's store survives, again and again, and says so when it is another than before. */
public final class WatchDurability {
    private static final Logger LOG = LoggerFactory.getLogger(WatchDurability.class);

    private final QueueState state;
    private volatile Durability known = new Durability(true, "");

    public WatchDurability(QueueState state) {
        this.state = requireNonNull(state, "state is null");
    }

    /** What is durable at the first look is not said: whoever opened the queue has. */
    public void look() {
        try {
            compare(state.durability());
        } catch (ConnectException e) {
            // Away is not weaker than before. Whoever needs the store says that it is away.
            LOG.atDebug().addKeyValue("cause", e.getMessage()).log("Durability not read");
        }
    }

    private void compare(Durability now) {
        boolean isFirst = known.detail().isEmpty();
        boolean good = now.durable() || now.acknowledged();
        boolean isOther = isFirst ? !good : !now.equals(known);
        known = now;
        if (isOther) {
            LOG.atLevel(good ? Level.INFO : Level.WARN)
                    .addKeyValue("kind", state.kind())
                    .addKeyValue("durable", now.durable())
                    .addKeyValue("durability", now.detail())
                    .log(
                            now.durable()
                                    ? "Webhook queue is durable"
                                    : now.acknowledged()
                                            ? "Webhook queue is durable as its operator says"
                                            : "Webhook queue is not durable");
        }
    }
}
