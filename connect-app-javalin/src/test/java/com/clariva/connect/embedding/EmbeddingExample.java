package com.clariva.connect.embedding;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.adapters.instagram.InstagramSettings;
import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.adapters.persistence.PostgresqlQueue;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.PostgresqlStorage;
import com.clariva.connect.adapters.persistence.QueueLimits;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Sealing;
import javax.sql.DataSource;

/** How another service embeds Connect. What stands between the marks stands in the README too. */
final class EmbeddingExample {
    private EmbeddingExample() {}

    static void run(
            DataSource dataSource, String keys, InstagramSettings app, NamedSecret appSecret, NamedSecret verifyToken) {
        // README begins
        Sealing sealing = TinkSealing.of(EncryptionKeys.parse(keys));
        PostgresqlSchema.migrate(dataSource);
        try (PostgresqlQueue queue = PostgresqlQueue.on(dataSource, sealing, QueueLimits.usual());
                Connect connect = Connect.builder()
                        .storage(PostgresqlStorage.on(dataSource, sealing))
                        .instagram(InstagramOverHttp.with(app))
                        .queue(queue)
                        .appSecret(appSecret)
                        .verifyToken(verifyToken)
                        .handler(event -> {
                            if (event.event().as(Message.class).isPresent()) {
                                event.reply("Thank you. The practice of doctor " + event.doctor() + " will answer.");
                            }
                        })
                        .build()) {
            connect.start();
            serve(connect); // your routes call connect.startLinking(), .completeLinking(), .receiveWebhook() …
        }
        // README ends
    }

    private static void serve(Connect connect) {
        if (!connect.isWorking()) {
            throw new IllegalStateException("the worker did not start");
        }
    }
}
