package dev.stampede.witness;

import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Our client and the official one, both given the same answers by a scripted server. */
final class BothClients implements AutoCloseable {

  /** The service's, of a connection that is closed after it. */
  static final byte[] STREAM_HEAD = Http.bytes(Http.STREAM_HEAD.replace("keep-alive", "close"));

  private final AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
  private final ScriptedServer server;
  private final OurAgents ours;
  private final OfficialAgents theirs;

  private BothClients() {
    // One exchange a connection: what ends it is part of what is read.
    server =
        ScriptedServer.playing(peer -> {
          if (peer.readRequest()) {
            peer.send(answer.get());
            peer.endOutput();
            peer.awaitClose();
          }
        });
    ours = OurAgents.at(server.url());
    theirs = OfficialAgents.at(server.url());
  }

  static BothClients open() {
    return new BothClients();
  }

  /** What each made of one answer. */
  record Read(Reply ours, OfficialTurn theirs) {}

  /** Lets both read a stream that ends as HTTP says, these its chunks. */
  Read read(List<byte[]> chunks, boolean traced) throws Exception {
    return readRaw(
        Http.all(STREAM_HEAD, Http.chunks(chunks.toArray(byte[][]::new)), Http.lastChunk()),
        traced);
  }

  /** Lets both read these bytes, after which the connection ends. */
  Read readRaw(byte[] bytes, boolean traced) throws Exception {
    answer.set(bytes);
    return new Read(ours.ask("session", "Hello!", traced, false), theirs.ask("session", "Hello!"));
  }

  @Override
  public void close() throws IOException {
    theirs.close();
    ours.close();
    server.close();
  }
}
