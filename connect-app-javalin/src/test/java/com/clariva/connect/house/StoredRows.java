package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database as its administrator sees it. */
final class StoredRows {
    private static final String TABLES = "select quote_ident(table_schema) || '.' || quote_ident(table_name)"
            + " from information_schema.tables where table_type = 'BASE TABLE'"
            + " and table_schema not in ('pg_catalog', 'information_schema') order by 1";
    private static final String STATEMENTS = "select query from pg_stat_activity where query is not null";

    private final String url;
    private final String address;
    private final String user;
    private final String password;

    /** @param url as in {@code DATABASE_URL} */
    StoredRows(String url) {
        Matcher parts = Pattern.compile("postgresql://(\\w+):(\\w+)@(.+)").matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is another form of address");
        }
        this.url = url;
        user = parts.group(1);
        password = parts.group(2);
        address = "jdbc:postgresql://" + parts.group(3);
    }

    String url() {
        return url;
    }

    String password() {
        return password;
    }

    /** Each column of each row of each table, text as UTF-8 and bytes as they are. */
    void into(Places places) {
        try (Connection connection = DriverManager.getConnection(address, user, password);
                Statement statement = connection.createStatement()) {
            for (String table : texts(statement, TABLES)) {
                cells(statement, "select * from " + table)
                        .forEach(cell -> places.add("PostgreSQL table " + table, cell));
            }
            texts(statement, STATEMENTS).forEach(query -> places.add("PostgreSQL statements", query));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(address, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String query) {
        try (Connection connection = DriverManager.getConnection(address, user, password);
                Statement statement = connection.createStatement()) {
            return Long.parseLong(texts(statement, query).get(0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        return cells(statement, query).stream()
                .map(cell -> new String(cell, UTF_8))
                .toList();
    }

    private static List<byte[]> cells(Statement statement, String query) throws SQLException {
        List<byte[]> cells = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    byte[] cell = cell(rows, column);
                    if (cell.length > 0) {
                        cells.add(cell);
                    }
                }
            }
        }
        return cells;
    }

    private static byte[] cell(ResultSet rows, int column) throws SQLException {
        if (rows.getMetaData().getColumnType(column) == Types.BINARY) {
            byte[] bytes = rows.getBytes(column);
            return bytes == null ? new byte[0] : bytes;
        }
        String text = rows.getString(column);
        return text == null ? new byte[0] : text.getBytes(UTF_8);
    }
}
