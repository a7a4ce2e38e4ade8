package com.clariva.connect.app.forward;

import com.clariva.connect.core.event.RoutingEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is not for answering. */
final class RoutingJson {
    private RoutingJson() {}

    static ObjectNode standby(ObjectNode json, RoutingEvent.Standby standby) {
        json.set("event", EventJson.of(standby.event()));
        return json;
    }

    static ObjectNode handover(ObjectNode json, RoutingEvent.Handover handover) {
        return json.put("act", handover.act())
                .put("previousOwner", handover.previousOwner().orElse(null))
                .put("newOwner", handover.newOwner().orElse(null));
    }

    static ObjectNode test(ObjectNode json, RoutingEvent.Test test) {
        return json.put("field", test.field());
    }

    /** The item as it came, as text: nobody has read it. */
    static ObjectNode unrecognized(ObjectNode json, RoutingEvent.Unrecognized unrecognized) {
        return json.put("field", unrecognized.field())
                .put("json", unrecognized.json().value());
    }
}
