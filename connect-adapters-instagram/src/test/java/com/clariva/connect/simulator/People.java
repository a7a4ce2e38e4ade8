package com.clariva.connect.simulator;

import com.clariva.connect.simulator.Conversations.Pair;
import com.clariva.connect.simulator.WebhookEvent.Section;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What people do in the Instagram app. Each act happens at once; the event it returns tells of it
 * when {@link Webhooks} delivers it, now, later, twice, or never.
 */
public final class People {
    private static final Map<String, String> REACTION_NAMES = Map.of("❤️", "love", "👍", "like", "😢", "sad");

    private final World world;

    People(World world) {
        this.world = world;
    }

    /** A text. It opens the 24-hour window. */
    public WebhookEvent writes(Account account, Person person, String text) {
        ObjectNode message = said(account, person, text);
        message.put("text", text);
        return about(account, "message", item(account, person, "message", message));
    }

    /** A file or a shared post: {@code image}, {@code video}, {@code audio}, {@code ig_post} and so on. */
    public WebhookEvent sends(Account account, Person person, String type, URI url) {
        ObjectNode message = said(account, person, "[" + type + "]");
        ObjectNode attachment = message.putArray("attachments").addObject().put("type", type);
        attachment.putObject("payload").put("url", url.toString());
        return about(account, "message", item(account, person, "message", message));
    }

    public WebhookEvent reacts(Account account, Person person, String mid, String emoji) {
        ObjectNode reaction = withMid(mid).put("action", "react");
        reaction.put("reaction", REACTION_NAMES.getOrDefault(emoji, "other")).put("emoji", emoji);
        return about(account, "reaction", item(account, person, "reaction", reaction));
    }

    public WebhookEvent takesReactionBack(Account account, Person person, String mid) {
        ObjectNode reaction = withMid(mid).put("action", "unreact");
        return about(account, "reaction", item(account, person, "reaction", reaction));
    }

    public WebhookEvent unsends(Account account, Person person, String mid) {
        world.conversations.change(Pair.of(account, person), mid, Line::taken);
        ObjectNode message = withMid(mid).put("is_deleted", true);
        return about(account, "unsend", item(account, person, "message", message));
    }

    public WebhookEvent edits(Account account, Person person, String mid, String text) {
        world.conversations.change(Pair.of(account, person), mid, line -> line.withText(text));
        ObjectNode edit = withMid(mid).put("text", text).put("num_edit", world.conversations.edit(mid));
        return about(account, "edit", item(account, person, "message_edit", edit));
    }

    /** The person has read the account's message {@code mid}. */
    public WebhookEvent sees(Account account, Person person, String mid) {
        return about(account, "seen", item(account, person, "read", withMid(mid)));
    }

    /** A tap on an ice breaker or a button. It opens the 24-hour window. */
    public WebhookEvent taps(Account account, Person person, String title, String payload) {
        ObjectNode postback = said(account, person, title);
        postback.put("title", title).put("payload", payload);
        return about(account, "postback", item(account, person, "postback", postback));
    }

    /** A comment under a post of the account. It opens no window, but takes one private reply. */
    public WebhookEvent comments(Account account, Person person, String text) {
        String id = world.ids.comment();
        world.comments.add(id, account, person, world.clock.instant());
        ObjectNode change = Json.object().put("field", "comments");
        ObjectNode value = change.putObject("value");
        value.putObject("from").put("id", person.igsid()).put("username", person.username());
        value.putObject("media").put("id", "18080000000000040").put("media_product_type", "FEED");
        value.put("id", id).put("text", text);
        return new WebhookEvent(account, Section.CHANGES, "comment", change, Optional.of(id));
    }

    /** The account's owner answers by hand, in the Instagram app: an echo no send asked for. */
    public WebhookEvent ownerWrites(Account account, Person person, String text) {
        String mid = Ids.mid();
        world.conversations.add(Pair.of(account, person), new Line(mid, true, text, world.clock.instant(), false));
        return echo(account, person.igsid(), withMid(mid).put("text", text));
    }

    /** Any item at all, for shapes the simulator has no word for. */
    public WebhookEvent anything(Account account, Section section, String json) {
        ObjectNode item = Json.parse(json)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("an item is a JSON object"));
        return new WebhookEvent(account, section, "other", item, Optional.empty());
    }

    /** A message that was never written: what a forger would tell. */
    public WebhookEvent pretends(Account account, Person person, String text) {
        ObjectNode message = withMid(Ids.mid()).put("text", text);
        return about(account, "forgery", item(account, person, "message", message));
    }

    public void blocks(Account account, Person person) {
        world.conversations.block(Pair.of(account, person), true);
    }

    public void unblocks(Account account, Person person) {
        world.conversations.block(Pair.of(account, person), false);
    }

    WebhookEvent echo(Account account, String recipientId, ObjectNode message) {
        ObjectNode item = Json.object();
        item.putObject("sender").put("id", account.professionalId());
        item.putObject("recipient").put("id", recipientId);
        item.put("timestamp", world.clock.instant().toEpochMilli());
        item.set("message", message.put("is_echo", true));
        return about(account, "echo", item);
    }

    private ObjectNode said(Account account, Person person, String text) {
        String mid = Ids.mid();
        world.conversations.add(Pair.of(account, person), new Line(mid, false, text, world.clock.instant(), false));
        return withMid(mid);
    }

    private ObjectNode item(Account account, Person person, String key, ObjectNode content) {
        Instant now = world.clock.instant();
        ObjectNode item = Json.object();
        item.putObject("sender").put("id", person.igsid());
        item.putObject("recipient").put("id", account.professionalId());
        item.put("timestamp", now.toEpochMilli());
        item.set(key, content);
        return item;
    }

    private static ObjectNode withMid(String mid) {
        return Json.object().put("mid", mid);
    }

    private static WebhookEvent about(Account account, String kind, ObjectNode item) {
        Optional<String> mid = Optional.ofNullable(item.findValue("mid")).map(node -> node.asText());
        return new WebhookEvent(account, Section.MESSAGING, kind, item, mid);
    }
}
