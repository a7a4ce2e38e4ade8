package com.clariva.connect.simulator;

import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers every request: with the work, with a fault, and with a line in the record. */
final class InstagramDispatcher extends Dispatcher {
    /** Oldest first; a call that names an older one is served by the oldest still usable. */
    private static final List<String> VERSIONS = List.of("v21.0", "v22.0", "v23.0", "v24.0", "v25.0", "v26.0");

    private final World world;
    private final Routes routes;
    private final ControlPages pages;
    private final FaultPlan faults;
    private final Runnable afterEach;

    InstagramDispatcher(World world, Routes routes, ControlPages pages, FaultPlan faults, Runnable afterEach) {
        this.world = world;
        this.routes = routes;
        this.pages = pages;
        this.faults = faults;
        this.afterEach = afterEach;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        try {
            Call call = new Call(request);
            return pages.answer(call)
                    .map(page -> page.toResponse().build())
                    .orElseGet(() -> answer(call, routes.find(call)));
        } finally {
            afterEach.run();
        }
    }

    private MockResponse answer(Call call, Route route) {
        Optional<Fault> fault = faults.take(route.operation()).or(() -> mishap(call, route));
        boolean work = fault.map(Fault::workDone).orElse(true);
        Answer worked = asInstagram(call, work ? route.answer() : Answer.json(Json.object()));
        int status = fault.map(planned -> planned.statusFor(worked)).orElse(worked.status());
        world.requests.add(seen(call, route.operation(), status));
        return fault.map(planned -> planned.applyTo(worked))
                .orElseGet(() -> worked.toResponse().build());
    }

    private Optional<Fault> mishap(Call call, Route route) {
        Mishap mishap = route.operation() == Operation.SEND ? world.mishaps.of(call) : Mishap.NONE;
        mishap.echoes().ifPresent(call::echoes);
        return mishap.fault();
    }

    private static Answer asInstagram(Call call, Answer answer) {
        String asked = call.version().orElse("v21.0");
        String served = VERSIONS.contains(asked) ? asked : VERSIONS.get(0);
        return answer.with("facebook-api-version", served)
                .with("x-fb-trace-id", Ids.trace())
                .with("x-app-usage", "{\"call_volume\":1,\"cpu_time\":0}");
    }

    private SeenRequest seen(Call call, Operation operation, int status) {
        Optional<String> label = call.token()
                .map(value -> world.tokens.find(value).map(IssuedToken::label).orElse("unknown"));
        return new SeenRequest(
                operation,
                call.method(),
                call.path(),
                call.version(),
                call.carrier(),
                label,
                call.parameterNames(),
                status,
                world.clock.instant());
    }
}
