#!lua flags=no-writes
-- Single events, in whatever state their conversations are.
-- ARGV: prefix, then event ids.
-- Returns per event that is there: its id, its stored form, and 1 if its conversation is parked, else 0.

local ids, answer = {unpack(ARGV, 2)}, {}

in_pieces(ids, function(piece)
    for n, stored in ipairs(redis.call('HMGET', EVENTS, unpack(piece))) do
        if stored then
            local conversation = string.match(stored, '^%S+')
            local parked = redis.call('ZSCORE', PARKED_OF .. account_of(conversation), conversation)
            answer[#answer + 1] = piece[n]
            answer[#answer + 1] = stored
            answer[#answer + 1] = parked and 1 or 0
        end
    end
end)
return answer
