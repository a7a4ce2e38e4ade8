package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;

import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.testkit.AuthorizationServerContract;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

class HttpAuthorizationServerContractTest extends AuthorizationServerContract {
    private final AnsweringServer instagram = new AnsweringServer();

    @Override
    protected AuthorizationServer serverWhere(Behaviour behaviour) {
        instagram.answers(request -> switch (behaviour) {
            case GRANTS -> granted(request);
            case REFUSES ->
                isExchange(request)
                        ? json(400, Payloads.text("oauth/10-error-code-used.json"))
                        : json(400, Payloads.text("oauth/24-error-cannot-parse-token.json"));
            case STUMBLES ->
                json(503, Payloads.text("send/38-error-temporary-2.json"))
                        .newBuilder()
                        .setHeader("Retry-After", "0")
                        .build();
            case HANGS_UP -> AnsweringServer.hangUp();
            case STAYS_SILENT -> AnsweringServer.silence();
            case BABBLES -> json(200, "<html>Sorry, something went wrong</html>");
            case LEAVES_OUT -> json(200, "{\"id\":\"24500000000000001\",\"username\":\"dr.ada\"}");
        });
        return instagram.instagram().authorizationServer();
    }

    @Override
    protected int codesSent() {
        return (int) instagram.requests().stream()
                .filter(HttpAuthorizationServerContractTest::isExchange)
                .count();
    }

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    private static MockResponse granted(RecordedRequest request) {
        return switch (request.getUrl().encodedPath()) {
            case "/oauth/access_token" -> json(200, """
                    {"access_token":"IGAA-short","user_id":24500000000000001,"permissions":
                    ["instagram_business_basic","instagram_business_manage_messages","instagram_business_manage_comments"]}
                    """);
            case "/access_token" -> json(200, """
                    {"access_token":"%s","token_type":"bearer","expires_in":5184000}""".formatted(TOKEN.reveal()));
            case "/v25.0/me" -> json(200, """
                    {"id":"24500000000000001","user_id":"17841400000000001","username":"dr.ada","account_type":"BUSINESS"}
                    """);
            default -> json(404, "");
        };
    }

    private static boolean isExchange(RecordedRequest request) {
        return request.getUrl().encodedPath().equals("/oauth/access_token");
    }
}
