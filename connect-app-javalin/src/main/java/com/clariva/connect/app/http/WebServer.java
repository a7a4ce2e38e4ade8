package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.auth.BrowserIds;
import com.clariva.connect.app.auth.DoctorTokenReader;
import com.clariva.connect.app.auth.OperatorSessions;
import com.clariva.connect.app.auth.PageSessions;
import com.clariva.connect.app.metrics.HealthCheck;
import com.clariva.connect.app.metrics.WebhookMeters;
import com.clariva.connect.app.ops.Desk;
import com.clariva.connect.app.process.Discretion;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The web server: the routes, what stands before them, and a stop that lets requests end. */
public final class WebServer implements AutoCloseable {
    private final WebSettings settings;
    private final House house;
    private final Watch watch;
    private final InstantSource clock;
    private final ObjectMapper json = Json.mapper();
    private final Answers answers;
    private final Javalin javalin;

    public WebServer(WebSettings settings, House house, Watch watch, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.house = requireNonNull(house, "house is null");
        this.watch = requireNonNull(watch, "watch is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.answers = new Answers(clock);
        Discretion.keep();
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Begins to listen.
     *
     * @throws StartFailure if the port is taken or not ours to take
     */
    public void start() {
        int port = settings.listen().port();
        try {
            settings.listen().host().ifPresentOrElse(host -> javalin.start(host, port), () -> javalin.start(port));
        } catch (JavalinBindException e) {
            throw StartFailure.because("The port " + port + " is taken, or may not be used. Set PORT to another.");
        }
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** Its routes, as {@code GET /health}; what passes the servlets by is not among them. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
                .toList();
    }

    /** Takes no more requests, and waits for those under way. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jsonMapper(new JavalinJackson(json, false));
        config.appData(RequestBody.READER, new BodyReader(watch.webhooks()));
        ConnectionsPerAddress connections = new ConnectionsPerAddress(
                settings.listen().limits().connectionsPerAddress(),
                settings.webhookSources()::isTrustedProxy,
                watch.webhooks().refusedForCapacity());
        new JettyManners(settings, watch.webhooks(), connections, json, clock)
                .addTo(config.jetty, webhookDoor(connections));
        new Problems(answers).addTo(config);
        addRoutes(config.routes);
        config.routes.error(HttpStatus.NOT_FOUND.getCode(), "*", this::notFound);
    }

    private void addRoutes(RoutesConfig routes) {
        Cookies cookies = new Cookies(settings.https(), house.browsers());
        OwnOrigin ownOrigin = new OwnOrigin(settings.publicUrl(), settings.allowedOrigins());
        Access access = new Access(house.tokens(), house.sessions(), cookies, ownOrigin);
        Connect connect = house.connect();
        new LinkingRoutes(connect, access, cookies, settings).addTo(routes);
        new AccountRoutes(connect, access, cookies, answers, json).addTo(routes);
        new SettingsPageRoutes(connect, access, new PageAnswers(settings, cookies, clock), new TestPause(clock), clock)
                .addTo(routes);
        PageFiles.addTo(routes);
        new WebhookRoutes(connect).addTo(routes);
        house.keys().operator().ifPresent(key -> operatorRoutes(key, cookies, routes));
        house.keys()
                .service()
                .map(key -> door(key, "service"))
                .ifPresent(door -> new DoctorRoutes(connect, door, answers, json).addTo(routes));
        new PrivacyRoutes(connect, settings).addTo(routes);
        new HealthRoutes(watch.health(), watch.registry()).addTo(routes);
        new ApiRoutes(settings.path()).addTo(routes);
    }

    private void operatorRoutes(Secret key, Cookies cookies, RoutesConfig routes) {
        Connect connect = house.connect();
        KeyDoor door = door(key, "operator");
        new EventRoutes(connect, door, answers, json).addTo(routes);
        new DiagnosisRoutes(connect, door, answers).addTo(routes);
        OpsDoor opsDoor = new OpsDoor(door, new OperatorSessions(key, clock), cookies);
        new OpsRoutes(connect, watch.desk(), opsDoor, settings, clock).addTo(routes);
    }

    private KeyDoor door(Secret key, String whose) {
        return new KeyDoor(
                key, whose, house.connect().securityEvents(), new WrongKeys(settings.webhookSources(), clock));
    }

    private WebhookDoor webhookDoor(ConnectionsPerAddress connections) {
        return new WebhookDoor(new WebhookReception(
                house.connect(), settings, watch.webhooks(), new WebhookAnswers(json, clock), connections));
    }

    /** A page that says so to people stays a page. */
    private void notFound(Context ctx) {
        if (!String.valueOf(ctx.res().getContentType()).startsWith("text/html")) {
            answers.refusal(ctx, new HttpRefusal(HttpStatus.NOT_FOUND, "not_found", "There is nothing here."));
        }
    }

    /**
     * Whom the routes serve, and how doctors and operators are known.
     *
     * @param keys who may use which of the other routes
     */
    public record House(
            Connect connect, DoctorTokenReader tokens, PageSessions sessions, BrowserIds browsers, Keys keys) {
        public House {
            requireNonNull(connect, "connect is null");
            requireNonNull(tokens, "tokens is null");
            requireNonNull(sessions, "sessions is null");
            requireNonNull(browsers, "browsers is null");
            requireNonNull(keys, "keys is null");
        }
    }

    /** The keys of operators and of services. Without one, the routes it opens are not there. */
    public record Keys(Optional<Secret> operator, Optional<Secret> service) {
        public Keys {
            requireNonNull(operator, "operator is null");
            requireNonNull(service, "service is null");
        }
    }

    /** What watches the process, and from where operators do. */
    public record Watch(HealthCheck health, PrometheusMeterRegistry registry, WebhookMeters webhooks, Desk desk) {
        public Watch {
            requireNonNull(health, "health is null");
            requireNonNull(registry, "registry is null");
            requireNonNull(webhooks, "webhooks is null");
            requireNonNull(desk, "desk is null");
        }
    }
}
