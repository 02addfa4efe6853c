/* Published tables and filled-in actual values in, the assessment as JSON out.
 *   cc assess.c -ljixiao -o assess && ./assess tables.txt actuals.csv > assessment.json */
#include <jixiao.h>
#include <stdio.h>
#include <stdlib.h>

/* The whole file; ends the program where it cannot be read. */
static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* text = NULL;
  size_t room = 0;
  *size = 0;
  while (file != NULL && !feof(file) && !ferror(file)) {
    if (*size == room) text = realloc(text, room = room * 2 + 65536);
    if (text == NULL) break;
    *size += fread(text + *size, 1, room - *size, file);
  }
  if (file == NULL || text == NULL || ferror(file)) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  fclose(file);
  return text;
}

int main(int argc, char** argv) {
  size_t tables_size, actuals_size;
  char *tables, *actuals;
  jixiao_model *published = NULL, *filled = NULL;
  jixiao_assessment* assessment = NULL;
  jixiao_text* json = NULL;
  jixiao_error* error = NULL;
  if (argc != 3) {
    fprintf(stderr, "usage: assess TABLES ACTUALS\n");
    return 2;
  }
  tables = read_file(argv[1], &tables_size);
  actuals = read_file(argv[2], &actuals_size);
  /* Each step runs only after the one before it; the first failure leaves its error. */
  if (jixiao_model_from_text(tables, tables_size, NULL, &published, &error) == JIXIAO_STATUS_OK &&
      jixiao_actuals_apply(published, actuals, actuals_size, NULL, &filled, &error) ==
          JIXIAO_STATUS_OK &&
      jixiao_assess(filled, NULL, NULL, &assessment, &error) == JIXIAO_STATUS_OK &&
      jixiao_assessment_to_json(assessment, JIXIAO_LANGUAGE_CHINESE, JIXIAO_LAYOUT_INDENTED, &json,
                                &error) == JIXIAO_STATUS_OK) {
    puts(jixiao_text_data(json));
  } else {
    fprintf(stderr, "%s\n", jixiao_error_message(error));
  }
  jixiao_text_destroy(json);
  jixiao_assessment_destroy(assessment);
  jixiao_model_destroy(filled);
  jixiao_model_destroy(published);
  free(actuals);
  free(tables);
  return error == NULL ? 0 : (jixiao_error_destroy(error), 1);
}
