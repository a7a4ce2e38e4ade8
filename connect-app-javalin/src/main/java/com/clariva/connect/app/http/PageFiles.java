package com.clariva.connect.app.http;

import com.clariva.connect.app.page.Asset;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The page's style sheet and script. */
final class PageFiles {
    private PageFiles() {}

    static void addTo(RoutesConfig routes) {
        add(routes, Asset.STYLE, "text/css;charset=utf-8");
        add(routes, Asset.SCRIPT, "text/javascript;charset=utf-8");
    }

    private static void add(RoutesConfig routes, Asset asset, String type) {
        routes.get(SettingsPageRoutes.PATH + "/" + asset.name(), ctx -> answer(ctx, asset, type));
    }

    private static void answer(Context ctx, Asset asset, String type) {
        boolean thisOne = asset.version().equals(ctx.queryString());
        ctx.header("Cache-Control", thisOne ? "public, max-age=31536000, immutable" : "no-cache");
        ctx.contentType(type).result(asset.bytes());
    }
}
