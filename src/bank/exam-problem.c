/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-problem.h"

#include "bank/exam-shared-string.h"

/* A hostile file can have an id of megabytes and thousands of problems about it. */
#define MAX_ID 64
#define MAX_MESSAGE 1000

struct _ExamProblem
{
  gatomicrefcount ref_count;
  ExamSeverity    severity;
  int             line;
  int             column;
  const char     *file;     /* (owned) a shared string: all problems of a file have it */
  char           *item_id;  /* (owned) (nullable) */
  const char     *rule;     /* (nullable) interned */
  char           *message;  /* (owned) */
};

G_DEFINE_BOXED_TYPE (ExamProblem, exam_problem, exam_problem_ref, exam_problem_unref)

/* A problem is a line: what a file says must not begin another one, nor reach the terminal as a command. */
static char *
make_line (const char *text,
           guint       max_characters)
{
  gsize n_plain = 0;
  GString *line;

  /* Most of them are a line already, of ASCII. */
  while (n_plain < max_characters && text[n_plain] >= ' ' && text[n_plain] < 0x7F)
    n_plain++;
  if (text[n_plain] == '\0')
    return g_strndup (text, n_plain);

  line = g_string_new (NULL);

  for (guint n = 0; *text != '\0'; n++)
    {
      gunichar character = g_utf8_get_char_validated (text, -1);

      if (n == max_characters)
        {
          g_string_append (line, "…");
          break;
        }
      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          g_string_append (line, "\357\277\275");
          text++;
          continue;
        }

      switch (g_unichar_type (character))
        {
        case G_UNICODE_CONTROL:
        case G_UNICODE_FORMAT:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
          g_string_append_c (line, ' ');
          break;
        default:
          g_string_append_unichar (line, character);
          break;
        }
      text = g_utf8_next_char (text);
    }

  return g_string_free (line, FALSE);
}

/**
 * exam_problem_new:
 * @severity: whether the item can still be used
 * @file: name of the file as the user gave it
 * @line: 1-based line, or 0 where no place in the file is meant
 * @column: 1-based column in characters, or 0
 * @item_id: (nullable): the item it is about
 * @rule: (nullable): name of the checker's rule; %NULL for what makes a file unsound
 * @message: what is wrong and what to do about it, translated
 *
 * Control characters in @item_id and @message become spaces, and both are cut where they are very long.
 *
 * Returns: (transfer full): a new problem
 */
ExamProblem *
exam_problem_new (ExamSeverity severity,
                  const char  *file,
                  int          line,
                  int          column,
                  const char  *item_id,
                  const char  *rule,
                  const char  *message)
{
  ExamProblem *self;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_new0 (ExamProblem, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->severity = severity;
  self->file = exam_shared_string_hold (file);
  self->line = line;
  self->column = column;
  self->item_id = item_id != NULL ? make_line (item_id, MAX_ID) : NULL;
  self->rule = g_intern_string (rule);
  self->message = make_line (message, MAX_MESSAGE);

  return self;
}

ExamProblem *
exam_problem_ref (ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_problem_unref (ExamProblem *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  exam_shared_string_release (self->file);
  g_free (self->item_id);
  g_free (self->message);
  g_free (self);
}

ExamSeverity
exam_problem_get_severity (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, EXAM_SEVERITY_ERROR);
  return self->severity;
}

const char *
exam_problem_get_file (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->file;
}

/** Returns: the 1-based line, or 0 where the problem has no place in the file */
int
exam_problem_get_line (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->line;
}

/** Returns: the 1-based column in characters, or 0 where it is not known */
int
exam_problem_get_column (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->column;
}

const char *
exam_problem_get_item_id (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->item_id;
}

/** Returns: (nullable): name of the checker's rule */
const char *
exam_problem_get_rule (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rule;
}

const char *
exam_problem_get_message (const ExamProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->message;
}

/**
 * exam_problem_to_string:
 * @self: a problem
 *
 * The line that compilers and editors know: `file:line:column: error: item 'id': message`, and behind it the name of the
 * checker's rule in brackets where it is one's.
 * The words "error", "warning" and "item" stay English, so that programs can read the line in every locale.
 *
 * Returns: (transfer full): the line, without a line end
 */
char *
exam_problem_to_string (const ExamProblem *self)
{
  g_autoptr (GString) line = NULL;
  g_autofree char *file = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  file = make_line (self->file, G_MAXUINT);
  line = g_string_new (file);
  if (self->line > 0)
    g_string_append_printf (line, ":%d:%d", self->line, MAX (self->column, 1));
  g_string_append (line, self->severity == EXAM_SEVERITY_ERROR ? ": error: " : ": warning: ");
  if (self->item_id != NULL)
    g_string_append_printf (line, "item '%s': ", self->item_id);
  g_string_append (line, self->message);
  if (self->rule != NULL)
    g_string_append_printf (line, " [%s]", self->rule);

  return g_string_free (g_steal_pointer (&line), FALSE);
}
