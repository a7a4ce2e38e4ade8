package com.clariva.connect.crash;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.IssuedToken;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated Instagram, a PostgreSQL, and one or two instances between them. */
final class ReplyHouse implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final String KEYS = WorkingEnvironment.least().get("CONNECT_ENCRYPTION_KEYS");

    final SimulatedInstagram instagram = SimulatedInstagram.start();
    final List<Instance> instances = new ArrayList<>();
    final List<Account> accounts = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    private final EmbeddedPostgresql postgresql;
    private final HikariDataSource database;
    private final ReplyRows rows;

    private ReplyHouse(Path folder) {
        postgresql = EmbeddedPostgresql.start(folder.resolve("postgresql-server"));
        Databases.makeFresh(postgresql.url().reveal());
        database = PostgresqlDataSource.open(DatabaseUrl.parse(databaseUrl()), CONNECTIONS);
        rows = new ReplyRows(database);
        PostgresqlSchema.migrate(database);
    }

    /** Starts everything, with every account linked and nothing said. */
    static ReplyHouse open(ReplyPlan plan) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                plan.folder().resolve("run-" + ProcessHandle.current().pid()));
        ReplyHouse house = new ReplyHouse(plan.folder());
        try {
            house.linkAll();
            for (int number = 1; number <= plan.instances(); number++) {
                house.instances.add(
                        Instance.launch("instance-" + number, folder, ReplyServer.class, house.environment()));
            }
            house.awaitReady();
            house.instagram.webhooks(house.instances.get(0).webhook());
            return house;
        } catch (IOException | InterruptedException | RuntimeException e) {
            house.close();
            throw e;
        }
    }

    ReplyRows rows() {
        return rows;
    }

    void awaitReady() throws InterruptedException {
        for (Instance instance : instances) {
            instance.awaitReady();
        }
    }

    void moveClocks(Duration ahead) {
        instances.forEach(instance -> instance.clock().moveTo(ahead));
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        database.close();
        postgresql.close();
        instagram.close();
    }

    private void linkAll() {
        PostgresqlStorage storage = PostgresqlStorage.on(database, TinkSealing.of(EncryptionKeys.parse(KEYS)));
        for (int number = 0; number < ReplyPlan.ACCOUNTS; number++) {
            Account account = instagram.account(
                    Account.business(Long.toString(17841400000200000L + number), "practice." + number));
            IssuedToken issued = instagram.issueToken(account);
            instagram.subscribe(account);
            InstagramId id = new InstagramId(account.professionalId());
            storage.accounts()
                    .connect(new Connecting(
                            DoctorId.of("00000000-0000-4000-8000-%012d".formatted(number)),
                            new Profile(id, Optional.empty(), account.username(), Optional.empty(), Optional.empty()),
                            new Grant(
                                    Secret.of(issued.value()),
                                    issued.issuedAt(),
                                    issued.expiresAt(),
                                    Optional.empty(),
                                    Optional.empty())));
            storage.accounts().noteSubscription(id, true);
            accounts.add(account);
        }
        for (int number = 0; number < ReplyPlan.PEOPLE; number++) {
            people.add(instagram.person(
                    new Person(Long.toString(990000000000200000L + number), "person." + number, "Person " + number)));
        }
    }

    private String databaseUrl() {
        return Databases.fresh(postgresql.url().reveal());
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(WorkingEnvironment.least());
        variables.put("DATABASE_URL", databaseUrl());
        variables.put("INSTAGRAM_APP_SECRET", instagram.settings().appSecret());
        variables.put("INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString());
        variables.put("RETRY_DELAYS", "1s,1s,1s,1s,1s,1s,1s,1s");
        variables.put("WORKER_CONCURRENCY", "32");
        variables.put(CrashServer.LEASE_MILLIS, Long.toString(ReplyPlan.LEASE.toMillis()));
        return variables;
    }
}
