package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.page.Asset;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A page that an operator sees. */
public final class OpsPage {
    /** What comes along with the pages. */
    public static final List<Asset> ASSETS = Stream.of("ops.css", "ops.js", "uplot.css", "uplot.js")
            .map(name -> Asset.of(OpsPage.class, name))
            .toList();

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .zeroIsFalse(true)
            .withLoader(name ->
                    new StringReader(Asset.of(OpsPage.class, name + ".mustache").text()));

    private static final int SHOWN = 100;

    private static final Template SIGN_IN = template("signin");
    private static final Template OVERVIEW = template("overview");
    private static final Template EVENT = template("event");
    private static final Template LETTERS = template("letters");
    private static final Template MISSING = template("missing");

    private final Template template;
    private final Map<String, Object> model = new LinkedHashMap<>();

    private OpsPage(Template template, String title, Map<String, Object> content) {
        this.template = requireNonNull(template, "template is null");
        model.put("title", title);
        model.putAll(content);
    }

    /** Asks for the operator key. */
    public static OpsPage signIn(Optional<String> complaint) {
        Map<String, Object> content = new LinkedHashMap<>();
        complaint.ifPresent(said -> content.put("complaint", said));
        return new OpsPage(SIGN_IN, "Sign in", content);
    }

    /** Everything at a glance. */
    public static OpsPage overview(Desk desk) {
        return new OpsPage(OVERVIEW, "Operations", new Overview(desk.look()).model());
    }

    /** What became of one event. */
    public static OpsPage event(ExplainedEvent event, Instant now) {
        return new OpsPage(EVENT, "Event", new EventStory(event, new Words(now)).model());
    }

    /** The same, and what the event says. Whoever asks for it was written down. */
    public static OpsPage content(ExplainedEvent event, Text content, Instant now) {
        return new OpsPage(EVENT, "Event", new EventStory(event, new Words(now)).telling(content));
    }

    /** Which dead letters a replay would be about. */
    public static OpsPage dryRun(LetterGroup group, Instant now) {
        Tables tables = new Tables(new Words(now));
        return new OpsPage(
                LETTERS,
                "Dry run",
                Map.of(
                        "reason", group.cause().reason(),
                        "error", group.cause().error(),
                        "count", group.letters().size(),
                        "counted", Words.count(group.letters().size(), "dead letter"),
                        "any", !group.letters().isEmpty(),
                        "time",
                                Words.span(PacedReplay.PAUSE.multipliedBy(
                                        group.letters().size())),
                        "letters",
                                group.letters().stream()
                                        .limit(SHOWN)
                                        .map(tables::letter)
                                        .toList(),
                        "more", Math.max(0, group.letters().size() - SHOWN)));
    }

    /** Says why there is nothing else. */
    public static OpsPage missing(String heading, String said) {
        return new OpsPage(MISSING, heading, Map.of("heading", heading, "said", said));
    }

    /**
     * The whole page.
     *
     * @param base what stands before our paths
     */
    public String html(String base) {
        Map<String, Object> page = new LinkedHashMap<>(model);
        page.put("base", base);
        page.put("settings", Asset.STYLE.address());
        ASSETS.forEach(asset -> page.put(asset.name().replace('.', '_'), asset.address()));
        return template.execute(page);
    }

    private static Template template(String name) {
        return COMPILER.compile(Asset.of(OpsPage.class, name + ".mustache").text());
    }
}
