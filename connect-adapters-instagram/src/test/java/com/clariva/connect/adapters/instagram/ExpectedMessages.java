package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.Expected.answering;
import static com.clariva.connect.adapters.instagram.Expected.attached;
import static com.clariva.connect.adapters.instagram.Expected.attachment;
import static com.clariva.connect.adapters.instagram.Expected.media;
import static com.clariva.connect.adapters.instagram.Expected.message;
import static com.clariva.connect.adapters.instagram.Expected.mid;
import static com.clariva.connect.adapters.instagram.Expected.none;
import static com.clariva.connect.adapters.instagram.Expected.of;
import static com.clariva.connect.adapters.instagram.Expected.some;

import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.ReferralSource;
import com.clariva.connect.core.event.ReplyTo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is read of the recorded messages. */
final class ExpectedMessages {
    static final Map<String, List<Expected>> ALL = Map.ofEntries(
            of(
                    "01-text.json",
                    message(
                            mid(
                                    "iK2ZWeqhFWCEPyYngFb51yBMWXaSCrUZoL8g5ubbbPIa84yRnBUbHoWC8FJowoRoWD8s7bA16J7PglOU3shVv5UTG79BG16QmtsL4F28GzL2cEpVZzAQlxJ4"),
                            MessageContent.text("Good morning, can I book a visit for Tuesday?"))),
            of(
                    "02-text-unicode-emoji.json",
                    message(
                            mid(
                                    "9382dffx1kVZQ2tqMnMcLRkBOzZU3G8xI7CGr5c3bxD7u6yB54HkJlpobluliGGxGRJl5CYAVH66WxYLwx29Ck9WzTVDPHpFr7FGG1YwQ4D55DwKU6JUDFQo"),
                            MessageContent.text("Здравствуйте, доктор 🙏 можно записаться?"))),
            of(
                    "03-attachment-image.json",
                    message(
                            mid(
                                    "pLIix6MEOLeMa61EqJomTEI1JEzO3joOj37HyVaQXekW9LctXb03rEMU64yTY6BzUZKC97i4xgciFnq9RBXO2tAG1yKwILALo5vR67b2rMQSkS3u9I5KKgTP"),
                            attached(attachment("image", Optional.empty(), media(3), none())))),
            of(
                    "04-attachment-multiple-images.json",
                    message(
                            mid(
                                    "ptgUzEjfebzJ6sZWdoHIxrXl0gqn87b1PZqZrmktsO3U9224xf2MvQyGplpErf87038J1ta6sKT4t2WGmABMsBCkotq0ZcfcDOrHIPESvjRmeA6mOOCrlwBV"),
                            attached(
                                    attachment("image", Optional.empty(), media(41), none()),
                                    attachment("image", Optional.empty(), media(42), none())))),
            of(
                    "05-attachment-video.json",
                    message(
                            mid(
                                    "NqVwYS81VP7Hb1DX8pPd5khxE3pyIgKpaUnArl63XykWZeiNNCiia3anXn9k3ksu9mI4ROnl89Sm995ytbxAk7jqevt0MLaMRTvetw0tESulEETldq8b8Vw2"),
                            attached(attachment("video", Optional.empty(), media(5), none())))),
            of(
                    "06-attachment-audio-voice.json",
                    message(
                            mid(
                                    "YK0fFWqcajQLE9WVxuXbrFZmU3A6IIRgmKJSZUqQZNRf2BvfxZAZqCSgWmSOYsg8cL5m0P6xF716mGKPS5ZG6bOxpMBtwLhfG4RHmhMQrtUmyEoiMn134SHa"),
                            attached(attachment("audio", Optional.empty(), media(6), none())))),
            of(
                    "07-attachment-file-pdf.json",
                    message(
                            mid(
                                    "u8jzPde0IgxLd6GncfBAepfJBd0Kh8oOOL8dKLzdocJ2isAjIhKtJ0RlgLKOmxgJTeKdNnFRIBXuDL7DxtpYlSXpfKtHF4vUCsMehGAkWvj7FAc9QeWJKY40"),
                            attached(attachment("file", Optional.empty(), media(7), none())))),
            of(
                    "08-attachment-share-legacy.json",
                    message(
                            mid(
                                    "ox9yimTcfipZGnzPbDFDyFKm51zfFoWbSrHAE56yUhQqg0eyN1ygQdvpSfF5PH5nLZjMeI8cFSmj83LDUL4CsJw24BikWMgISuSw8P1FGNmtjwHsGQeZ52G6"),
                            attached(attachment("share", Optional.empty(), media(8), none())))),
            of(
                    "09-attachment-share-and-ig_post-transition.json",
                    message(
                            mid(
                                    "DNxril3RavGD5MfvJ7NScUykT8C8UBkkpdhiG37LeXSyYV4g6snRoUYA4fXr6nzrvZcmT4a4Ad5y2FibpBV62h9MahWLm52mva5fiI6bGfKFI6mAezmOWfSL"),
                            attached(
                                    attachment(
                                            "share",
                                            Optional.of("18139000000000009"),
                                            media(9),
                                            some("Five facts about sunscreen")),
                                    attachment(
                                            "ig_post",
                                            Optional.of("18139000000000009"),
                                            media(9),
                                            some("Five facts about sunscreen"))))),
            of(
                    "10-attachment-ig_post.json",
                    message(
                            mid(
                                    "KcBEKanD0F0rPZkcHFuep88VxcA3iMwyAs0RqDlRtQxiDX3pCNycLapim86tIxX5puQJCBEePLu2Gk1oApccFt0MQeI72fjyK8x6Mjh9XXgCkZm8wBACpRrj"),
                            attached(attachment(
                                    "ig_post",
                                    Optional.of("18139000000000010"),
                                    media(10),
                                    some("Five facts about sunscreen"))))),
            of(
                    "11-attachment-ig_reel.json",
                    message(
                            mid(
                                    "C3J27XDCG2LmlZGEONYlgCtjfIZ4SOcMz9CPVNPkNa1Hedcm4pMbXDuCL1mHoOsFaQfDPrAJ71fTquWoGsbeKXgzg2sye9b2Rann76dEyTzAeKOmXRrvftva"),
                            attached(attachment(
                                    "ig_reel", Optional.of("18050000000000011"), media(11), some("Clinic tour"))))),
            of(
                    "12-attachment-reel-facebook.json",
                    message(
                            mid(
                                    "ErQHQwjyaxErPZDS3MoJaQNjCxkv5ndK0meGR0vRzZ1fb6d06QGofB8ChQBiIu4NJkS4dJkG0fzMAQMEEMyIbPUf9mYQqw8x3SyRthqpvxxGKZWGlby02BcH"),
                            attached(attachment(
                                    "reel",
                                    Optional.of("1000000000000012"),
                                    some("https://www.facebook.com/reel/1000000000000012"),
                                    some("Clinic tour"))))),
            of(
                    "13-attachment-ig_story.json",
                    message(
                            mid(
                                    "qsR6RZ24lPoQj3oPUlieI2nVsbBi1RMar1jf3YZ4Zq0CVB8iY4qw2oF5WJKBQx4BOuPhw0MZOqSCJNViCRUCIlsmlHwqxDqMrz4iKFJpKp4mSxieBPO9DyaU"),
                            attached(attachment("ig_story", Optional.of("18060000000000013"), media(13), none())))),
            of(
                    "14-attachment-story_mention.json",
                    message(
                            mid(
                                    "gNSWPH8prVqsUeQCtDR3zzX6hqo35uwZqxZOOHjkJQQrkaPehMvbfrn2yzL7C5Mg3PR4hLLOOxl3gV3FGRmrCNnFZsGqgh0frrhbkVAhRHLfBERkIyDtFDBA"),
                            attached(attachment("story_mention", Optional.empty(), media(14), none())))),
            of(
                    "15-attachment-ephemeral.json",
                    message(
                            mid(
                                    "9naHVck6pbd4ZRj2SxphvDTwrzqwo72n3wZuot7UGAoKD1AFfDKZxCKu7SPCzX3ZeF981bmiIlN8YS2UbsHFj42g5hzdeDU16Jsz7GolI8Gwfpttk0Ouy5Ev"),
                            attached(attachment("ephemeral", Optional.empty(), none(), none())))),
            of(
                    "16-unsupported-flag.json",
                    message(
                            mid(
                                    "xEEsAoCaA2QTqpOoast0vQj8VMtbYo9Mqb5jZMQObDDMOTsoYtxqAYfwFBHPl8KsLcsf1YaHxpFjttuDDekSEU2aC13Fa61ESYhD1NfFPb9jTo6z5xcIcQPz"),
                            attached(attachment("unsupported_type", Optional.empty(), none(), none())))),
            of(
                    "17-unsupported-attachment-type.json",
                    message(
                            mid(
                                    "HAZt9xslXTTIQrh6bpy0VAq3GZuO2R8UziJdi0Y4mj4TIJZ9RnvIh4TOetAfG82EOMjRZA0G6vbBxKd5WVwd9ExLXa3zphJn9pH9xdreYrmVM1JIJ5iqQt6w"),
                            attached(attachment("unsupported_type", Optional.empty(), media(17), none())))),
            of(
                    "18-reply_to-message.json",
                    message(
                            mid(
                                    "lhQCvpm8FOFlEsD4qmq5ShuHRWYl398ZpkpmVxKGmZR53W1FnTtqavzoXUzIwLKHr0rMTtJhsEK7GjFRYOYkmnPRZBiAGEKg6TmLqI2vYZ10QIEfFjEjFfpP"),
                            answering(
                                    "Yes, that time works",
                                    new ReplyTo(
                                            Optional.of(
                                                    mid(
                                                            "TOltgSxsXbtv4bMFG9MvKZHj0LRUG1a6nKiZ4493ysWYeN25dJ00Px4vWLDBfCmq21QPaXEfDae5j6pxzY2nkl2Xrrif93qGlX63nP5h9lM38H5mOWI3rkiK")),
                                            Optional.empty(),
                                            none())))),
            of(
                    "19-reply_to-story.json",
                    message(
                            mid(
                                    "RcY5HhGmzwHsLjMqgqAu9r1gXu5tbKNm4e6mhIDy3UeZgAbgLUBW2zCQtK6G1kYO9AoXIKUgZnymiiOFgJTDa9D5EMhHE0GFxB5I3l4apfbDyChRTPq7iEsC"),
                            answering(
                                    "How much is this procedure?",
                                    new ReplyTo(Optional.empty(), Optional.of("18070000000000019"), media(19))))),
            of(
                    "20-quick_reply.json",
                    message(
                            mid(
                                    "5URYX45jqRO25g3uK5kbAAegiuE8LCAnmuO6RvvBfOHZ1FzfnKpcmgfmqSWstSqkNh5brTo21oKpdaZPNtriSPvMUC6j7OrJ1Bkkz7T3hSiXLBwoh6MdHmBl"),
                            new MessageContent(
                                    some("Tuesday"), List.of(), some("SLOT_TUE"), Optional.empty(), Optional.empty()))),
            of(
                    "35-message-with-ad-referral.json",
                    message(
                            mid(
                                    "JvWiVv3jsB9qKdVHW37ZrPxZT6L7Wgxa9GagUFxUbvRFdbpufkvkKeE2xfskKeR6iIU0C0FuzNycqXMX9DGJWc401hQvJEgeyz2mCyRaq6LUopYL0lb9Qfgh"),
                            new MessageContent(
                                    some("I saw your ad"),
                                    List.of(),
                                    none(),
                                    Optional.empty(),
                                    Optional.of(new ReferralSource(
                                            some("ad-ref"),
                                            some("ADS"),
                                            Optional.of("120200000000000035"),
                                            some("Skin check")))))),
            of(
                    "62-top-level-array-as-in-docs.json",
                    message(
                            mid(
                                    "7Kle0p5Dt5QwkGlka9qOk3hbEEHbX3v8LPkSnTfuICKbNz78t5vxD58at3sMBpSNrmlMUbKKLmajpigPxC5Ft2mx8K35kvjzITyvzEaxI05HegbVPDhUQ8oO"),
                            MessageContent.text("doc snippets wrap the object in an array"))));

    private ExpectedMessages() {}
}
