package com.clariva.connect.adapters.queue;

import io.lettuce.core.protocol.CommandEncoder;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.EncoderException;
import java.util.Collection;

/**
 * Writes commands as Lettuce does, without telling the log of them. Lettuce's own encoder logs at TRACE
 * what it sends, and the first command of a connection carries the password.
 */
final class SilentEncoder extends CommandEncoder {

    /** Puts one into each new connection. */
    static NettyCustomizer everywhere() {
        return new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().replace(CommandEncoder.class, "SilentEncoder", new SilentEncoder());
            }
        };
    }

    @Override
    protected void encode(ChannelHandlerContext context, Object message, ByteBuf out) {
        if (message instanceof RedisCommand<?, ?, ?> command) {
            encode(context, command, out);
        } else if (message instanceof Collection<?> commands) {
            commands.forEach(command -> encode(context, (RedisCommand<?, ?, ?>) command, out));
        }
    }

    private static void encode(ChannelHandlerContext context, RedisCommand<?, ?, ?> command, ByteBuf out) {
        try {
            command.encode(out);
        } catch (RuntimeException e) {
            // Half a command may have gone: nobody knows any more which answer belongs to what.
            ChannelFuture unused = context.close();
            throw new EncoderException("A command could not be written, its connection is closed.", e);
        }
    }
}
