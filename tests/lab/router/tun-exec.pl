#!/usr/bin/perl
# Opens TUN devices in network namespaces and hands them to a command, which finds them in TUN_FDS.
# Node can neither enter a namespace nor make the ioctl call; perl-base is on every Debian.
#
#   tun-exec.pl NAMESPACE DEVICE [NAMESPACE DEVICE ...] -- COMMAND [ARGUMENT ...]
use strict;
use warnings;
use Fcntl;

my $setns = { x86_64 => 308, aarch64 => 268 }->{(split ' ', `uname -m`)[0]} or die "unknown machine\n";
my $clone_newnet = 0x40000000;
my $tunsetiff = 0x400454ca;
my $iff_tun_no_pi = 0x1001;

open(my $home, '<', '/proc/self/ns/net') or die "own namespace: $!\n";
my @devices;
while (@ARGV && $ARGV[0] ne '--') {
  my ($namespace, $device) = splice(@ARGV, 0, 2);
  open(my $there, '<', "/var/run/netns/$namespace") or die "$namespace: $!\n";
  syscall($setns, fileno($there), $clone_newnet) == 0 or die "setns $namespace: $!\n";
  open(my $tun, '+<', '/dev/net/tun') or die "/dev/net/tun: $!\n";
  my $request = pack('a16 s x22', $device, $iff_tun_no_pi);
  ioctl($tun, $tunsetiff, $request) or die "$device: $!\n";
  fcntl($tun, F_SETFD, 0) or die "$device: $!\n";
  push @devices, $tun;
}
syscall($setns, fileno($home), $clone_newnet) == 0 or die "setns: $!\n";
shift @ARGV;
$ENV{TUN_FDS} = join(',', map { fileno $_ } @devices);
exec @ARGV or die "$ARGV[0]: $!\n";
