package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.linking.ConfirmChange.Question;
import com.clariva.connect.core.linking.LinkRefusal;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page a doctor sees. */
public final class SettingsPage {
    private static final Template TEMPLATE =
            Mustache.compiler().compile(Asset.of("settings.mustache").text());

    private final Visit visit;
    private final String state;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private final Optional<Picture> picture;
    private final boolean asks;

    private SettingsPage(Visit visit, String state, Map<String, ?> content, Optional<Picture> picture, boolean asks) {
        this.visit = requireNonNull(visit, "visit is null");
        this.state = requireNonNull(state, "state is null");
        this.picture = requireNonNull(picture, "picture is null");
        this.asks = asks;
        model.putAll(content);
    }

    /**
     * For somebody we do not know.
     *
     * @param home Clariva's front end, if it is not this page
     */
    public static SettingsPage stranger(Visit visit, Optional<URI> home) {
        Map<String, Object> content = new LinkedHashMap<>();
        home.ifPresent(address -> content.put("home", address.toString()));
        return plain(visit, "stranger", content);
    }

    /** Clariva has to finish the connection. */
    public static SettingsPage unfinished(Visit visit) {
        return plain(visit, "unfinished", true);
    }

    /** The connection cannot be looked up. */
    public static SettingsPage away(Visit visit) {
        return plain(visit, "away", true);
    }

    /**
     * A doctor's connection.
     *
     * @param question whether another account shall take the place of the connected one
     */
    public static SettingsPage of(
            Visit visit, Connection connection, Optional<Question> question, Optional<Tested> tested) {
        return connection
                .account()
                .map(account -> new AccountCard(visit, connection, account, question, tested))
                .map(card -> new SettingsPage(
                        visit,
                        card.state(),
                        Map.of("account", card.model()),
                        Picture.of(card.account()),
                        question.isPresent()))
                .orElseGet(() -> new SettingsPage(
                        visit, visit.texts().say("state_empty"), Map.of("empty", true), Optional.empty(), false));
    }

    /** Asks whether a doctor really wants to disconnect. */
    public static SettingsPage leaving(Visit visit, ConnectedAccount account) {
        String heading = visit.texts().say("leave_heading", account.profile().username());
        Map<String, Object> content = AccountCard.face(account);
        content.put("heading", heading);
        return new SettingsPage(visit, heading, Map.of("leaving", content), Picture.of(account), false);
    }

    private static SettingsPage plain(Visit visit, String part, Object content) {
        return new SettingsPage(
                visit, visit.texts().say(part + "_heading"), Map.of(part, content), Optional.empty(), false);
    }

    /** The one origin that pictures come from. */
    public Optional<String> pictures() {
        return picture.map(Picture::origin);
    }

    /**
     * The whole page.
     *
     * @param notice what happened a moment ago
     */
    public String html(Optional<Notice> notice) {
        Texts texts = visit.texts();
        Map<String, Object> page = new LinkedHashMap<>(model);
        page.put("t", texts.all());
        page.put("base", visit.base());
        page.put("style", Asset.STYLE.address());
        page.put("script", Asset.SCRIPT.address());
        page.put("lang", visit.reader().locale().toLanguageTag());
        page.put("languages", languages());
        page.put("state", state);
        notice.filter(said -> !isAskedAnyway(said)).ifPresent(said -> {
            page.put("state", said.whatHappened(texts));
            page.put("notice", said(said, texts));
        });
        return TEMPLATE.execute(page);
    }

    /** The card itself asks which account is meant. */
    private boolean isAskedAnyway(Notice notice) {
        return asks && notice.equals(Notice.of(LinkRefusal.ACCOUNT_CHANGED));
    }

    private static Map<String, Object> said(Notice notice, Texts texts) {
        return Map.of(
                "tone", Marks.of(notice.tone()),
                "role", notice.tone() == Notice.Tone.ERROR ? "alert" : "status",
                "what", notice.whatHappened(texts),
                "next", notice.nextStep(texts));
    }

    private List<Map<String, Object>> languages() {
        return Arrays.stream(Language.values())
                .map(language -> Map.<String, Object>of(
                        "code", language.code(),
                        "name", language.ownName(),
                        "current", language == visit.reader().language()))
                .toList();
    }
}
