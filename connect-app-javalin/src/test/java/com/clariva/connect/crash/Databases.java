package com.clariva.connect.crash;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty database for each run, so that one that was interrupted leaves nothing to the next. */
final class Databases {
    private static final String NAME = "crash_rig";

    private Databases() {}

    static void makeFresh(String serverUrl) {
        try (HikariDataSource server = PostgresqlDataSource.open(DatabaseUrl.parse(serverUrl), 2);
                Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the run", e);
        }
    }

    /** The address of the run's database on the server of {@code serverUrl}. */
    static String fresh(String serverUrl) {
        return serverUrl.replaceAll("/postgres$", "/" + NAME);
    }
}
