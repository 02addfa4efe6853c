/* What a host in C does first: read a target and look at it. */
#include <jixiao.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  static const char kTarget[] = "≥558.42 万元";
  jixiao_threshold_info info;
  jixiao_threshold* target = NULL;
  int right;
  memset(&info, 0, sizeof info);
  info.struct_size = sizeof info;
  right = jixiao_threshold_parse(kTarget, sizeof kTarget - 1, NULL, &target, NULL) ==
              JIXIAO_STATUS_OK &&
          jixiao_threshold_get(target, &info, NULL) == JIXIAO_STATUS_OK &&
          info.kind == JIXIAO_KIND_QUANTITY && info.comparator == JIXIAO_COMPARATOR_GE;
  printf("%.*s\n", (int)info.canonical.size, info.canonical.data);
  jixiao_threshold_destroy(target);
  return right ? 0 : 1;
}
