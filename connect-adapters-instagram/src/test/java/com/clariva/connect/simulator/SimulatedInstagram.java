package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.simulator.IssuedToken.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;

/**
 * Instagram in a box: a real HTTP server on the loopback address that behaves as the Instagram API with Instagram Login
 * does, down to its quirks, with a clock that can be moved and a record of all that happened.
 *
 * <p>It starts with the accounts and persons of {@link Sample}. Configure the app with {@link #authorizeUrl},
 * {@link #tokenUrl} and {@link #graphUrl}, tell the simulator with {@link #webhooks(URI)} where the app listens, and
 * let {@link #personWrites} begin.
 */
public final class SimulatedInstagram implements AutoCloseable {
    /** What an app asks for when it wants to read and answer messages and comments. */
    public static final Set<String> ALL_PERMISSIONS =
            Set.of(AuthorizeRequest.BASIC, "instagram_business_manage_messages", "instagram_business_manage_comments");

    // Held here, or its level would be forgotten. Below warnings it prints whole addresses, tokens included.
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER_LOG.setLevel(Level.WARNING);
    }

    private final World world;
    private final Courier courier = new Courier();
    private final Background background = new Background();
    private final FaultPlan faults = new FaultPlan();
    private final MockWebServer server = new MockWebServer();
    private final People people;
    private final Webhooks webhooks;
    private final Callbacks callbacks;
    private final Optional<Memory> memory;

    private SimulatedInstagram(SimulatorSettings settings) {
        this.world = new World(settings);
        this.people = new People(world);
        this.webhooks = new Webhooks(world, courier);
        this.callbacks = new Callbacks(world, courier);
        this.memory = settings.memory().map(file -> new Memory(world, file));
        memory.ifPresent(Memory::recall);
    }

    public static SimulatedInstagram start() {
        return start(SimulatorSettings.create());
    }

    /** Starts listening. Close it when done. */
    public static SimulatedInstagram start(SimulatorSettings settings) {
        SimulatedInstagram simulator = new SimulatedInstagram(requireNonNull(settings, "settings is null"));
        simulator.listen(settings.port());
        return simulator;
    }

    private void listen(int port) {
        Routes routes = new Routes(world, new EchoSender(world, people, webhooks, background));
        ControlPages pages = new ControlPages(world, people, webhooks, callbacks);
        server.setDispatcher(new InstagramDispatcher(world, routes, pages, faults, this::afterRequest));
        try {
            server.start(InetAddress.getByName("127.0.0.1"), port);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator cannot listen on port " + port, e);
        }
    }

    private void afterRequest() {
        memory.ifPresent(kept -> kept.keepSoon(background));
        try {
            // The server would keep every request for a reader who never comes.
            server.takeRequest(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The sandbox's page, for a person with a browser. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Where the authorize page is. */
    public URI authorizeUrl() {
        return url().resolve("/oauth/authorize");
    }

    /** Where a code becomes a token. */
    public URI tokenUrl() {
        return url().resolve("/oauth/access_token");
    }

    /** What all graph calls begin with. */
    public URI graphUrl() {
        return url();
    }

    public SimulatorSettings settings() {
        return world.settings;
    }

    public MovableClock clock() {
        return world.clock;
    }

    /** What persons and owners do in the Instagram app. */
    public People people() {
        return people;
    }

    /** Delivery of webhooks, in every way that is not just {@link #personWrites}. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Sends webhooks to {@code callback} from now on. */
    public SimulatedInstagram webhooks(URI callback) {
        webhooks.goTo(callback);
        return this;
    }

    /** Deauthorize and data-deletion requests. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Adds an account, or changes the one with its professional id. */
    public Account account(Account account) {
        world.add(account);
        return account;
    }

    /** Adds a person, or changes the one with that id. */
    public Person person(Person person) {
        world.add(person);
        return person;
    }

    public List<Account> accounts() {
        return world.accounts();
    }

    public List<Person> persons() {
        return world.persons();
    }

    /** How the code exchange answers from now on. */
    public void answers(AnswerShape shape) {
        world.exchangeShape = requireNonNull(shape, "shape is null");
    }

    /** How {@code /me} answers from now on. */
    public void profileAnswers(ProfileShape shape) {
        world.profileShape = requireNonNull(shape, "shape is null");
    }

    /** Whether a refresh extends the same text instead of handing out another. */
    public void refreshKeepsToken(boolean yes) {
        world.refreshKeepsToken = yes;
    }

    public void echoes(Echoes when) {
        world.echoes = requireNonNull(when, "when is null");
    }

    /** Presses Allow with every asked permission ticked; the address the browser is sent back to. */
    public URI allow(URI authorizationUrl, Account account) {
        return allow(authorizationUrl, account, Visitor.asked(authorizationUrl));
    }

    /** Presses Allow with only {@code permissions} ticked. */
    public URI allow(URI authorizationUrl, Account account, Set<String> permissions) {
        return new Visitor(courier).allow(authorizationUrl, account, permissions);
    }

    /** Presses Cancel. */
    public URI cancel(URI authorizationUrl) {
        return new Visitor(courier).cancel(authorizationUrl);
    }

    /** A long-lived token with all permissions, without the walk through the authorize page. */
    public IssuedToken issueToken(Account account) {
        return world.tokens.issue(Grant.longLived(account));
    }

    /** All tokens of the account are refused from now on; new ones are good. */
    public void killTokens(Account account, TokenDeath reason) {
        world.tokens.kill(account, reason);
    }

    /** Every token handed out; more can be issued, adopted and killed there. */
    public Tokens tokens() {
        return world.tokens;
    }

    /** Subscribes without a call, as if the app had made it. */
    public void subscribe(Account account) {
        subscribe(account, Subscriptions.FIELDS);
    }

    public void subscribe(Account account, List<String> fields) {
        world.subscriptions.subscribe(account, fields);
    }

    /** Ends a subscription behind the app's back. */
    public void unsubscribe(Account account) {
        world.subscriptions.unsubscribe(account);
    }

    /** The fields the account is subscribed to; none means no webhooks. */
    public List<String> subscribedFields(Account account) {
        return world.subscriptions.of(account);
    }

    /** The owner's switch "Allow access to messages". */
    public void allowMessageAccess(Account account, boolean allowed) {
        world.allowMessageAccess(account, allowed);
    }

    /** The next request of this kind goes wrong; called twice, the next two do. */
    public void failNext(Operation operation, Fault fault) {
        faults.once(operation, fault);
    }

    /** Every request of this kind goes wrong until {@link #heal}. */
    public void failAlways(Operation operation, Fault fault) {
        faults.always(operation, fault);
    }

    /** What may become of messages beside being sent. */
    public Mishaps mishaps() {
        return world.mishaps;
    }

    /** Forgets all faults and mishaps. */
    public void heal() {
        faults.heal();
        world.mishaps.heal();
    }

    /** The person writes, and the app is told, if the account is subscribed. */
    public Delivery personWrites(Account account, Person person, String text) {
        return webhooks.deliver(people.writes(account, person, text));
    }

    /** What is in the conversation, as the Instagram app shows it. */
    public List<Line> conversation(Account account, Person person) {
        return world.conversations.lines(Conversations.Pair.of(account, person));
    }

    /** Every request for Instagram, oldest first. */
    public List<SeenRequest> requests() {
        return world.requests.all();
    }

    public List<SeenRequest> requests(Operation operation) {
        return requests().stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** Every message and action the app has sent, oldest first. */
    public List<SentMessage> sentMessages() {
        return world.sent.all();
    }

    /** Every message that has reached the person from the account, however the app was answered. Oldest first. */
    public List<SentMessage> received(Account account, Person person) {
        return sentMessages().stream()
                .filter(sent -> sent.mid().isPresent() && sent.recipientId().equals(person.igsid()))
                .filter(sent -> sent.account().professionalId().equals(account.professionalId()))
                .toList();
    }

    /** Waits for echoes still on their way. False if some still are when {@code limit} is over. */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        return background.awaitQuiet(limit);
    }

    @Override
    public void close() {
        server.close();
        background.close();
        courier.close();
        memory.ifPresent(Memory::keep);
    }
}
