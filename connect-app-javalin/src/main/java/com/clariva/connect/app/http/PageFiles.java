package com.clariva.connect.app.http;

import com.clariva.connect.app.page.Asset;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The pages' style sheets and scripts. */
final class PageFiles {
    private static final String STYLE = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private PageFiles() {}

    static void addTo(RoutesConfig routes) {
        add(routes, SettingsPageRoutes.PATH, Asset.STYLE);
        add(routes, SettingsPageRoutes.PATH, Asset.SCRIPT);
    }

    static void addStyle(RoutesConfig routes, String folder, Asset style) {
        add(routes, folder, style);
    }

    /** A style sheet or a script, as its name ends. */
    static void add(RoutesConfig routes, String folder, Asset asset) {
        String type = asset.name().endsWith(".css") ? STYLE : SCRIPT;
        routes.get(folder + "/" + asset.name(), ctx -> answer(ctx, asset, type));
    }

    private static void answer(Context ctx, Asset asset, String type) {
        boolean thisOne = asset.version().equals(ctx.queryString());
        ctx.header("Cache-Control", thisOne ? "public, max-age=31536000, immutable" : "no-cache");
        ctx.contentType(type).result(asset.bytes());
    }
}
