package com.clariva.connect.app.http;

import com.clariva.connect.app.openapi.ApiDescription;
import com.clariva.connect.app.openapi.ApiPage;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Consumer;

/** The description of all the routes, for programs and for people. */
final class ApiRoutes {
    private static final String PAGE = "/openapi";
    private static final String DOCUMENT = PAGE + ".json";

    private final Supplier<String> json;
    private final Supplier<String> html;

    /** @param base what stands before our paths where others see them */
    ApiRoutes(String base) {
        // Made when somebody asks: a start shall not wait for what few read.
        this.json = Suppliers.memoize(() -> ApiDescription.at(base).json());
        this.html = Suppliers.memoize(() -> new ApiPage(ApiDescription.at(base), base).html());
    }

    void addTo(RoutesConfig routes) {
        both(routes, DOCUMENT, ctx -> ctx.contentType("application/json").result(json.get()));
        both(routes, PAGE, ctx -> {
            ctx.header("Content-Security-Policy", PagePolicy.PLAIN);
            ctx.html(html.get());
        });
        PageFiles.addStyle(routes, PAGE, ApiPage.STYLE);
    }

    private static void both(RoutesConfig routes, String path, Consumer<Context> answer) {
        routes.get(path, answer::accept);
        routes.head(path, answer::accept);
    }
}
