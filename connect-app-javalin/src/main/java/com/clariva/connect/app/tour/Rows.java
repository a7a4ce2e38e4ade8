package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database as anybody with its address sees it. */
final class Rows {
    private final String url;

    Rows(String url) {
        this.url = requireNonNull(url, "url is null");
    }

    List<Row> ask(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return read(statement);
        } catch (SQLException e) {
            throw new Unexpected("an answer of the database", "SQL state " + e.getSQLState());
        }
    }

    Optional<Row> one(String sql, Object... values) {
        return ask(sql, values).stream().findFirst();
    }

    private static List<Row> read(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                    Object value = results.getObject(column);
                    if (value != null) {
                        row.put(results.getMetaData().getColumnLabel(column), value);
                    }
                }
                rows.add(new Row(row));
            }
        }
        return rows;
    }
}
