package com.clariva.connect.app;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("usage: clariva-connect [--help] [--version] serve | sandbox | config check | keys new");
    }
}
