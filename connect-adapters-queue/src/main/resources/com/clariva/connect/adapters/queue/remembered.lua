#!lua flags=allow-oom
-- Whether Redis still knows what an instance has seen it accept. A Redis that was flushed, restarted without its
-- file, or replaced by a replica that lagged behind does not.
-- ARGV: prefix, generation and number of accepted events that the instance has seen, 1 to mark one without a mark.
-- Returns 1 if it forgot; the generation found, the one from now on, events accepted, events in the queue.
--
-- Who finds that it forgot begins a new generation, so that one instance counts the loss and the others only learn.

local found = tonumber(redis.call('GET', GENERATION) or 0)
local accepted = tonumber(redis.call('GET', ACCEPTED) or 0)
local seen_generation, seen_accepted = tonumber(ARGV[2]), tonumber(ARGV[3])
local forgot = found < seen_generation or (found == seen_generation and accepted < seen_accepted)
local generation = found
if forgot or (found == 0 and ARGV[4] == '1') then
    generation = math.max(now, seen_generation + 1)
    redis.call('SET', GENERATION, string.format('%.0f', generation))
end
return {forgot and 1 or 0, found, generation, accepted, redis.call('HLEN', EVENTS)}
