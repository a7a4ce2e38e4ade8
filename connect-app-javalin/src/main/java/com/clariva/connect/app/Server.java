package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.CallListener;
import com.clariva.connect.app.auth.BrowserIds;
import com.clariva.connect.app.auth.DoctorTokenReader;
import com.clariva.connect.app.auth.PageSessions;
import com.clariva.connect.app.forward.AutoReply;
import com.clariva.connect.app.forward.ForwardingHandler;
import com.clariva.connect.app.forward.LoggingHandler;
import com.clariva.connect.app.http.WebServer;
import com.clariva.connect.app.metrics.HealthCheck;
import com.clariva.connect.app.metrics.HealthReport;
import com.clariva.connect.app.metrics.Meters;
import com.clariva.connect.app.metrics.QueueMeters;
import com.clariva.connect.app.metrics.ReplyMeters;
import com.clariva.connect.app.metrics.Sampler;
import com.clariva.connect.app.metrics.TokenMeters;
import com.clariva.connect.app.ops.Desk;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Version;
import com.clariva.connect.app.server.BuildConnect;
import com.clariva.connect.app.server.FromSettings;
import com.clariva.connect.app.server.OpenStores;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.tracing.OpenTelemetryTracing;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.Incidents;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running service: stores, queue, worker and routes, wired together. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Settings settings;
    private final WorkerSettings worker;
    private final InstantSource clock;
    private final Incidents incidents;
    private final Opened opened = new Opened();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    private Server(Settings settings, WorkerSettings worker, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.worker = requireNonNull(worker, "worker is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.incidents = new Incidents(clock);
    }

    /**
     * Starts everything and opens the port last. Events go where the settings say.
     *
     * @throws StartFailure if something it needs does not answer or is in the way
     */
    public static Server start(Settings settings, InstantSource clock) {
        return begin(settings, FromSettings.worker(settings), clock, incidents -> handler(settings, clock, incidents));
    }

    /** As the other, but events go to {@code handler}. */
    public static Server start(Settings settings, InstantSource clock, EventHandler handler) {
        return start(settings, FromSettings.worker(settings), clock, handler);
    }

    /** As the other, but worked as {@code worker} says: for tests that cannot wait for leases of half a minute. */
    static Server start(Settings settings, WorkerSettings worker, InstantSource clock, EventHandler handler) {
        return begin(settings, worker, clock, incidents -> handler);
    }

    private static Server begin(
            Settings settings, WorkerSettings worker, InstantSource clock, Function<Incidents, EventHandler> handler) {
        Server server = new Server(settings, worker, clock);
        try {
            server.start(handler.apply(server.incidents));
            return server;
        } catch (RuntimeException e) {
            server.opened.close();
            throw e;
        }
    }

    /**
     * Claims nothing more, takes no more requests and finishes those under way, waits for handlers, and closes. The
     * grace is for requests and handlers together.
     */
    @Override
    public void close() {
        opened.close();
        LOG.atInfo().log("Server stopped");
    }

    private void start(EventHandler handler) {
        OpenStores stores = OpenStores.open(settings.stores(), opened);
        Connect connect = opened.add(connect(stores, handler));
        HealthCheck health = opened.add(health(stores, connect));
        meters.mayCall(CallListener.operations(), CallListener.outcomes());
        QueueMeters.register(health, registry);
        opened.add(
                TokenMeters.register(() -> stores.storage().refreshableTokens().count(clock.instant()), registry));
        opened.add(ReplyMeters.register(() -> stores.storage().replies().count(), registry));
        Sampler sampler = opened.add(new Sampler(health, registry, clock));
        Desk desk = opened.add(new Desk(connect, health, sampler, clock));
        WebServer web = opened.add(web(stores, connect, health, desk));
        opened.add(connect::stopClaiming);
        connect.start();
        sampler.start();
        web.start();
        LOG.atInfo()
                .addKeyValue("port", web.port())
                .addKeyValue("version", Version.current())
                .log("Server started");
    }

    private Connect connect(OpenStores stores, EventHandler handler) {
        return BuildConnect.on(
                stores,
                settings,
                new BuildConnect.Working(handler, worker),
                new BuildConnect.Watching(
                        meters,
                        (operation, outcome, duration) -> meters.called(operation, outcome),
                        OpenTelemetryTracing.with(GlobalOpenTelemetry.getOrNoop()),
                        incidents),
                clock);
    }

    private HealthCheck health(OpenStores stores, Connect connect) {
        return new HealthCheck(
                new HealthCheck.ThisProcess(
                        Version.current(),
                        clock.instant(),
                        clock,
                        settings.handling().concurrency() > 0,
                        () -> new HealthReport.Worker(connect.isWorking(), connect.inFlight())),
                stores.storage().access(),
                new HealthCheck.WatchedQueue(
                        stores.queue().state(), stores.queue().bound()),
                new HealthCheck.Webhooks(connect::refusedLately, incidents));
    }

    private WebServer web(OpenStores stores, Connect connect, HealthCheck health, Desk desk) {
        return new WebServer(
                FromSettings.web(settings),
                new WebServer.House(
                        connect,
                        new DoctorTokenReader(settings.access().doctors(), clock),
                        new PageSessions(stores.sealing(), clock),
                        new BrowserIds(stores.sealing()),
                        new WebServer.Keys(
                                settings.access().operatorKey(),
                                settings.access().serviceKey())),
                new WebServer.Watch(health, registry, meters, desk),
                clock);
    }

    private static EventHandler handler(Settings settings, InstantSource clock, Incidents incidents) {
        EventHandler handler = settings.handling()
                .forwarding()
                .<EventHandler>map(forwarding -> new ForwardingHandler(forwarding, clock, incidents))
                .orElseGet(() -> new LoggingHandler(clock));
        return settings.handling()
                .autoReply()
                .<EventHandler>map(text -> new AutoReply(text, handler))
                .orElse(handler);
    }
}
