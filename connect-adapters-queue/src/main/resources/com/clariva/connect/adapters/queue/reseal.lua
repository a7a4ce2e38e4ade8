#!lua flags=allow-oom
-- Puts other stored forms in the place of those that are still as they were read.
-- ARGV: prefix, then per event: id, stored form as it was read, stored form.
-- Returns per event 1 if it was, else 0.

local FIELDS = 3
local answer = {}
for place = 2, #ARGV, FIELDS do
    local id, was, fresh = ARGV[place], ARGV[place + 1], ARGV[place + 2]
    local same = redis.call('HGET', EVENTS, id) == was
    if same then
        redis.call('HSET', EVENTS, id, fresh)
    end
    answer[#answer + 1] = same and 1 or 0
end
return answer
