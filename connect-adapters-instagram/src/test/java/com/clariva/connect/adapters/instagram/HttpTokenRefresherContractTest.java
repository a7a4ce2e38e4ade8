package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;

import com.clariva.connect.core.token.TokenRefresher;
import com.clariva.connect.testkit.TokenRefresherContract;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;

class HttpTokenRefresherContractTest extends TokenRefresherContract {
    private final AnsweringServer instagram = new AnsweringServer();

    @Override
    protected TokenRefresher refresherWhere(Behaviour behaviour) {
        instagram.answers(request -> switch (behaviour) {
            case LENGTHENS -> lengthened(request);
            case REFUSES_THE_TOKEN -> json(400, Payloads.text("oauth/23-error-password-changed.json"));
            case LACKS_A_PERMISSION -> json(400, "{\"error\":{\"code\":200,\"type\":\"OAuthException\"}}");
            case STUMBLES -> json(503, Payloads.text("send/38-error-temporary-2.json"));
            case HANGS_UP -> AnsweringServer.hangUp();
            case STAYS_SILENT -> AnsweringServer.silence();
            case BABBLES -> json(200, "<html>Sorry, something went wrong</html>");
            case LEAVES_OUT_THE_TOKEN -> json(200, "{\"access_token\":\"\",\"expires_in\":5183944}");
            case LEAVES_OUT_THE_LIFE -> json(200, "{\"access_token\":\"IGAA-new\"}");
        });
        return instagram.instagram().tokenRefresher();
    }

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    private static MockResponse lengthened(RecordedRequest request) {
        boolean asDocumented = request.getUrl().encodedPath().equals("/refresh_access_token")
                && "ig_refresh_token".equals(request.getUrl().queryParameter("grant_type"))
                && TOKEN.reveal().equals(request.getUrl().queryParameter("access_token"));
        return asDocumented
                ? json(200, "{\"access_token\":\"IGAA-new\",\"token_type\":\"bearer\",\"expires_in\":5183944}")
                : json(404, "");
    }
}
