#!lua flags=allow-oom
-- Lets leases last from now.
-- ARGV: prefix, lease in ms, then per claim: conversation, lease.
-- Returns per claim 1 if it is still held, 0 if not.

local ends = now + tonumber(ARGV[2])
local answer = {}
for place = 3, #ARGV, 2 do
    local member = ARGV[place] .. ' ' .. ARGV[place + 1]
    local held = holds(member)
    if held then
        redis.call('ZADD', DUE, ends, member)
    end
    answer[#answer + 1] = held and 1 or 0
end
return answer
