package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of {@code doctor_instagram} as a {@link ConnectedAccount}. */
final class AccountRow implements RowMapper<ConnectedAccount> {
    private static final List<String> ALL = List.of(
            "resource_id",
            "doctor_id",
            "instagram_page_id",
            "instagram_app_scoped_id",
            "instagram_username",
            "account_type",
            "profile_picture_url",
            "connected_at",
            "status",
            "subscribed",
            "granted_permissions",
            "token_expires_at",
            "last_event_at",
            "checked_at",
            "permission_lost_at",
            "token_refresh_failures");

    /** What it is made of. A statement that names its columns goes on while a migration adds others. */
    static final String COLUMNS = String.join(", ", ALL);

    /** The same of the table or subquery {@code name}. */
    static String columnsOf(String name) {
        return ALL.stream().map(column -> name + "." + column).collect(Collectors.joining(", "));
    }

    @Override
    public ConnectedAccount map(ResultSet row, StatementContext context) throws SQLException {
        return new ConnectedAccount(
                row.getObject("resource_id", UUID.class),
                new DoctorId(row.getObject("doctor_id", UUID.class)),
                profile(row),
                Columns.instant(row, "connected_at"),
                state(row));
    }

    static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                new InstagramId(row.getString("instagram_page_id")),
                Columns.maybeId(row, "instagram_app_scoped_id"),
                row.getString("instagram_username"),
                Optional.ofNullable(row.getString("account_type")).flatMap(AccountRow::accountType),
                Optional.ofNullable(row.getString("profile_picture_url")));
    }

    /** A type that only a newer version knows is none, so that the account works on. */
    private static Optional<AccountType> accountType(String name) {
        return Arrays.stream(AccountType.values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static ConnectedAccount.State state(ResultSet row) throws SQLException {
        return new ConnectedAccount.State(
                AccountStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBoolean("subscribed"),
                permissions(row.getArray("granted_permissions")),
                Columns.maybeInstant(row, "token_expires_at"),
                new ConnectedAccount.Seen(
                        Columns.maybeInstant(row, "last_event_at"),
                        Columns.maybeInstant(row, "checked_at"),
                        Columns.maybeInstant(row, "permission_lost_at"),
                        row.getInt("token_refresh_failures")));
    }

    static Optional<Set<String>> permissions(Array granted) throws SQLException {
        return granted == null
                ? Optional.empty()
                : Optional.of(Set.copyOf(Arrays.asList((String[]) granted.getArray())));
    }
}
