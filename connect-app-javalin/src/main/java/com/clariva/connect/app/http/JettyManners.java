package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.WebhookMeters;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JettyConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How the server below the routes behaves: its errors, its headers, other origins, and its stop. */
final class JettyManners {
    private static final int MOST_THREADS = 250;
    /** Webhooks and health checks have the other threads for themselves. */
    private static final int MOST_OTHER_REQUESTS = 200;

    private static final int FEWEST_THREADS = 8;
    private static final int THREAD_IDLE_MILLIS = 60_000;
    private static final long CROWDED_IDLE_MILLIS = 5000;

    private final WebSettings settings;
    private final WebhookMeters meters;
    private final ConnectionsPerAddress perAddress;
    private final RequestDoor door;
    private final PlainErrors errors;

    JettyManners(
            WebSettings settings,
            WebhookMeters meters,
            ConnectionsPerAddress perAddress,
            ObjectMapper json,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.meters = requireNonNull(meters, "meters is null");
        this.perAddress = requireNonNull(perAddress, "perAddress is null");
        this.door = new RequestDoor(settings.https());
        this.errors = new PlainErrors(door, json, clock);
    }

    /** @param webhooks what stands before the routes */
    void addTo(JettyConfig jetty, WebhookDoor webhooks) {
        jetty.threadPool = requestThreads();
        jetty.modifyHttpConfiguration(JettyManners::sayLittle);
        jetty.modifyServletContextHandler(context -> context.setErrorHandler(errors));
        jetty.modifyServer(server -> prepare(server, webhooks));
    }

    private static QueuedThreadPool requestThreads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, THREAD_IDLE_MILLIS);
        threads.setName("connect-request");
        return threads;
    }

    private static void sayLittle(HttpConfiguration configuration) {
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        // From its second request on each connection would keep 100 KB: 1,100 idle ones ended a process of 128 MB.
        configuration.setHeaderCacheSize(0);
    }

    private void prepare(Server server, WebhookDoor webhooks) {
        server.setErrorHandler(errors);
        limitConnections(server);
        server.setStopTimeout(settings.listen().grace().toMillis());
        GracefulHandler graceful = new GracefulHandler();
        ConcurrencyLimit limit = new ConcurrencyLimit(MOST_OTHER_REQUESTS, perAddress, meters.refusedForCapacity());
        webhooks.setHandler(limit);
        if (!settings.allowedOrigins().isEmpty()) {
            limit.setHandler(crossOrigin(settings.allowedOrigins()));
        }
        graceful.setHandler(webhooks);
        door.setHandler(graceful);
        server.setHandler(door);
    }

    private void limitConnections(Server server) {
        server.addBean(new AllConnections(server));
        ConnectionDeadlines deadlines = new ConnectionDeadlines(server, meters);
        server.addBean(deadlines);
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                for (Connector connector : server.getConnectors()) {
                    connector.addBean(perAddress, false);
                    connector.addBean(deadlines, false);
                }
            }
        });
    }

    /** When all are taken, those that lie idle are closed sooner, and who comes waits until one is free. */
    private final class AllConnections extends NetworkConnectionLimit {
        private AllConnections(Server server) {
            super(settings.listen().limits().connections(), server);
            setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        }

        @Override
        protected void limit() {
            meters.refusedForCapacity().record(Capacity.CONNECTIONS);
            super.limit();
        }
    }

    private static CrossOriginHandler crossOrigin(List<String> origins) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(toSet()));
        handler.setAllowCredentials(true);
        handler.setAllowedMethods(Set.of("GET", "POST", "DELETE"));
        handler.setAllowedHeaders(Set.of("Authorization", "Content-Type", "X-Request-ID"));
        handler.setExposedHeaders(Set.of("X-Request-ID"));
        return handler;
    }
}
