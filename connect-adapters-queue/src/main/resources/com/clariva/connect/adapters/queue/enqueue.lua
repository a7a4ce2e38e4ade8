#!lua
-- Stores the events of deliveries that came together; of each delivery all of them, or none.
-- ARGV: prefix, dedupe window in ms, bound, then per delivery: number of events, and per event: id, conversation,
-- time of receipt, stored form.
-- Returns: conversations made ready, generation and number of events accepted, see remembered.lua; then per
-- delivery: -1 if the queue is full for it, else the number of its duplicates and their places, from 0.

local FIELDS = 4
local bound, depth = tonumber(ARGV[3]), redis.call('HLEN', EVENTS)
local depth_before = depth
local answer = {0, 0, 0}

-- A parked event may outlive the window, so the events themselves are asked too.
local stored_before = {}

local function look_for(ids)
    for n, stored in ipairs(redis.call('HMGET', EVENTS, unpack(ids))) do
        stored_before[ids[n]] = stored and true
    end
end

local ready, fields = {}, {}

local function append(id, conversation, receipt)
    if redis.call('RPUSH', LANE .. conversation, id .. receipt) == 1 then
        ready[#ready + 1] = conversation
    elseif redis.call('ZSCORE', PARKED_OF .. account_of(conversation), conversation) then
        redis.call('INCR', PARKED_EVENTS)
    end
end

-- False for a duplicate.
local function store(id, conversation, receipt, stored)
    if not is_new(id) or stored_before[id] then
        return false
    end
    depth = depth + 1
    fields[#fields + 1] = id
    fields[#fields + 1] = stored
    append(id, conversation, receipt)
    return true
end

-- Duplicates need no room, but to look for them costs, so that is done only near the bound.
local function has_room_for(first, events)
    if depth + events <= bound then
        return true
    end
    local fresh, in_this_delivery = 0, {}
    for place = first, first + (events - 1) * FIELDS, FIELDS do
        local id = ARGV[place]
        if not in_this_delivery[id] and not is_known(id) then
            in_this_delivery[id] = true
            fresh = fresh + 1
        end
    end
    return fresh == 0 or depth + fresh <= bound
end

local function take_in(first, events)
    local number = #answer + 1
    answer[number] = 0
    for event = 0, events - 1 do
        local place = first + event * FIELDS
        if not store(ARGV[place], ARGV[place + 1], ARGV[place + 2], ARGV[place + 3]) then
            answer[number] = answer[number] + 1
            answer[#answer + 1] = event
        end
    end
end

local function each_delivery(work)
    local place = 4
    while place <= #ARGV do
        local events = tonumber(ARGV[place])
        work(place + 1, events)
        place = place + 1 + events * FIELDS
    end
end

local ids = {}
each_delivery(function(first, events)
    for place = first, first + (events - 1) * FIELDS, FIELDS do
        ids[#ids + 1] = ARGV[place]
    end
end)
in_pieces(ids, look_for)
each_delivery(function(first, events)
    if has_room_for(first, events) then
        take_in(first, events)
    else
        answer[#answer + 1] = -1
    end
end)
in_pieces(fields, function(piece)
    redis.call('HSET', EVENTS, unpack(piece))
end)
make_all_ready(ready)
answer[1] = #ready
answer[2] = tonumber(redis.call('GET', GENERATION) or 0)
answer[3] = redis.call('INCRBY', ACCEPTED, depth - depth_before)
return answer
