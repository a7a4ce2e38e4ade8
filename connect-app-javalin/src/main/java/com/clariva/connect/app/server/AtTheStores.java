package com.clariva.connect.app.server;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.SchemaRefusedException;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.event.DoctorId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Opens the stores for one piece of work, and closes them again. No worker runs meanwhile. */
public final class AtTheStores {
    private final Supplier<Settings> source;
    private final InstantSource clock;

    public AtTheStores(Supplier<Settings> source, InstantSource clock) {
        this.source = requireNonNull(source, "source is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Looks at the database alone, through a few connections: no queue is opened, no table made, no key noted.
     *
     * @throws StartFailure if the schema is somebody else's
     */
    public Diagnosis diagnose(Optional<DoctorId> doctor) {
        Settings settings = source.get();
        LogOutput.aside(settings.logging());
        try (Opened opened = new Opened()) {
            DataSource dataSource = opened.add(PostgresqlDataSource.openPatiently(
                    settings.stores().database().url(), OpenStores.COMMAND_CONNECTIONS));
            Storage storage = PostgresqlStorage.on(
                    dataSource, TinkSealing.of(settings.stores().encryptionKeys()));
            return BuildConnect.diagnose(storage, settings, clock).diagnose(doctor);
        } catch (SchemaRefusedException e) {
            throw StartFailure.misconfigured(String.valueOf(e.getMessage()));
        }
    }

    public <T> T work(Function<Connect, T> work) {
        Settings settings = source.get();
        LogOutput.aside(settings.logging());
        try (Opened opened = new Opened()) {
            OpenStores stores = OpenStores.openForCommand(settings.stores(), opened);
            Connect connect =
                    opened.add(BuildConnect.on(stores, settings, event -> {}, BuildConnect.Watching.NOBODY, clock));
            connect.requireKeys().check();
            return work.apply(connect);
        }
    }
}
