package com.clariva.connect.crash;

/** A message that reached a person. */
record Arrived(String mid, String conversation, String text) {}
