package com.clariva.connect.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Writes in its conversations, one post after the other. One that is not answered by 200 is sent again, to any
 * instance, as Meta would, and nothing follows it before.
 */
final class Sender implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(2500);
    private static final int LONGEST_PAUSE_MILLIS = 300;
    private static final int PAUSE_MILLIS = 30;
    private static final int BREATH_MILLIS = 160;
    private static final int FAIL_ONE_IN = 300;
    private static final int MOST_IN_A_POST = 4;
    private static final int SKEW = 3;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final Load load;
    private final List<Integer> conversations = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Random random;

    Sender(Load load, int number, int ofAll, long seed) {
        this.load = load;
        this.random = new Random(seed * 31 + number);
        for (int conversation = number; conversation < People.CONVERSATIONS; conversation += ofAll) {
            conversations.add(conversation);
        }
    }

    @Override
    public void run() {
        try {
            while (!load.isStopping()) {
                send(next());
                TimeUnit.MILLISECONDS.sleep(random.nextInt(BREATH_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One to four messages, often several of one conversation. */
    private Post next() {
        List<Words> messages = new ArrayList<>();
        int conversation = anyConversation();
        int length = 1 + random.nextInt(MOST_IN_A_POST) * random.nextInt(2);
        while (messages.size() < length) {
            int number = numbers.merge(conversation, 1, Integer::sum);
            messages.add(new Words(conversation, number, random.nextInt(FAIL_ONE_IN) == 0));
            if (random.nextBoolean()) {
                conversation = anyConversation();
            }
        }
        return new Post(messages);
    }

    private void send(Post post) throws InterruptedException {
        byte[] body = post.body();
        String signature = Post.signatureOf(body);
        int tries = 0;
        boolean accepted = false;
        long tried = 0;
        while (!accepted) {
            tries++;
            tried = System.nanoTime();
            accepted = isAccepted(request(body, signature));
            if (!accepted) {
                TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MILLIS, PAUSE_MILLIS * tries));
            }
        }
        for (Words words : post.messages()) {
            load.note(new Sent(words, tries, tried));
        }
    }

    private boolean isAccepted(HttpRequest request) throws InterruptedException {
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            load.answered(Integer.toString(status));
            return status == OK;
        } catch (IOException e) {
            load.answered("none");
            return false;
        }
    }

    private HttpRequest request(byte[] body, String signature) {
        URI instance = any(load.instances());
        return HttpRequest.newBuilder(instance)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Some are written in far more often than others, so that there is an order to keep. */
    private int anyConversation() {
        double skewed = Math.pow(random.nextDouble(), SKEW);
        return conversations.get((int) (conversations.size() * skewed));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
