package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.Described.assertDescribed;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.openapi.ApiDescription;
import com.clariva.connect.app.openapi.Operation;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiRoutesTest {
    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasItsRoute() {
        List<String> described = ApiDescription.at("").operations().stream()
                .map(Operation::name)
                .filter(name -> !name.equals("POST /webhooks/instagram"))
                .toList();

        assertThat(house.routes().stream().filter(route -> !route.startsWith("HEAD ")))
                .as("routes, compared with src/main/resources/…/openapi/openapi.json")
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void descriptionIsForAnybody() {
        Answer answer = house.street.get("/openapi.json");

        assertDescribed(answer, "get", "/openapi.json");
        assertThat(answer.body()).startsWith("{\"openapi\":\"3.1.0\"");
        assertThat(house.street.send("HEAD", "/openapi.json", new byte[0]).status())
                .isEqualTo(200);
    }

    @Test
    void pageHasAllOfItAndLoadsNothingButOurStyle() {
        Answer answer = house.street.get("/openapi");

        assertDescribed(answer, "get", "/openapi");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self';");
        assertThat(answer.body()).doesNotContain("<script");
        ApiDescription.at("")
                .operations()
                .forEach(operation -> assertThat(answer.body())
                        .contains("<code>" + operation.name().replaceFirst(".* ", "") + "</code>"));
        assertThat(answer.body())
                .contains(
                        "<code>Idempotency-Key</code>", "<a href=\"#Connection\">Connection</a>", "id=\"Connection\"");
    }

    @Test
    void styleComesAlong() {
        assertDescribed(house.street.get("/openapi/openapi.css"), "get", "/openapi/openapi.css");
    }

    @Test
    void pageLinksToWhatABrowserSeesBehindAProxy() {
        WebSettings any = HouseOfFakes.SETTINGS;
        WebSettings behindAPath = new WebSettings(
                any.listen(),
                URI.create("https://clariva.test/connect"),
                any.frontend(),
                any.allowedOrigins(),
                any.webhookSources());
        try (HouseOfFakes proxied = new HouseOfFakes(behindAPath)) {
            assertThat(proxied.street.get("/openapi").body())
                    .contains("href=\"/connect/openapi.json\"", "href=\"/connect/openapi/openapi.css?");
            assertThat(proxied.street.get("/openapi.json").body()).contains("[{\"url\":\"/connect\"}]");
        }
    }
}
