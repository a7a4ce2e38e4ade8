package com.clariva.connect.simulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything Instagram knows. */
final class World {
    final SimulatorSettings settings;
    final MovableClock clock;
    final Tokens tokens;
    final AuthorizationCodes codes;
    final Subscriptions subscriptions = new Subscriptions();
    final Conversations conversations = new Conversations();
    final Comments comments = new Comments();
    final Ids ids = new Ids();
    final Mishaps mishaps = new Mishaps();
    final Journal<SeenRequest> requests = new Journal<>(100_000);
    final Journal<SentMessage> sent = new Journal<>(100_000);

    volatile AnswerShape exchangeShape = AnswerShape.FLAT_ARRAY;
    volatile ProfileShape profileShape = ProfileShape.FLAT;
    volatile Echoes echoes = Echoes.AFTER_ANSWER;
    volatile boolean refreshKeepsToken;

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Person> persons = new LinkedHashMap<>();
    private final Set<String> closedToApps = new HashSet<>();

    World(SimulatorSettings settings) {
        this.settings = settings;
        this.clock = new MovableClock(settings.time());
        this.tokens = new Tokens(clock);
        this.codes = new AuthorizationCodes(clock);
        Sample.accounts().forEach(this::add);
        Sample.persons().forEach(this::add);
    }

    synchronized void add(Account account) {
        accounts.put(account.professionalId(), account);
    }

    synchronized void add(Person person) {
        persons.put(person.igsid(), person);
    }

    synchronized List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    synchronized List<Person> persons() {
        return List.copyOf(persons.values());
    }

    synchronized Optional<Account> account(String professionalId) {
        return Optional.ofNullable(accounts.get(professionalId));
    }

    synchronized Optional<Person> person(String igsid) {
        return Optional.ofNullable(persons.get(igsid));
    }

    synchronized void allowMessageAccess(Account account, boolean allowed) {
        if (allowed) {
            closedToApps.remove(account.professionalId());
        } else {
            closedToApps.add(account.professionalId());
        }
    }

    synchronized boolean messageAccess(Account account) {
        return !closedToApps.contains(account.professionalId());
    }
}
