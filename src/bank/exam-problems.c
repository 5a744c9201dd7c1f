/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-problems.h"

#include <glib/gi18n-lib.h>

struct _ExamProblems
{
  GPtrArray *problems;   /* (owned) (element-type ExamProblem) */
  guint      n_errors;
  gboolean   full;
};

ExamProblems *
exam_problems_new (void)
{
  ExamProblems *self = g_new0 (ExamProblems, 1);

  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_problem_unref);
  return self;
}

void
exam_problems_free (ExamProblems *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
take (ExamProblems *self,
      ExamProblem  *problem)
{
  if (exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR)
    self->n_errors++;
  g_ptr_array_add (self->problems, problem);
}

static void
add (ExamProblems *self,
     ExamSeverity  severity,
     const char   *rule,
     const char   *file,
     int           line,
     int           column,
     const char   *item_id,
     const char   *message)
{
  g_autofree char *more = NULL;

  if (self->full)
    return;

  self->full = self->problems->len + 1 >= EXAM_PROBLEMS_MAX;
  if (!self->full)
    {
      take (self, exam_problem_new (severity, file, line, column, item_id, rule, message));
      return;
    }

  more = g_strdup_printf (_("there are more than %d problems; mend these first"), EXAM_PROBLEMS_MAX);
  take (self, exam_problem_new (severity, file, line, column, NULL, NULL, more));
}

/**
 * exam_problems_addv:
 * @self: the list
 * @severity: error or warning
 * @file: the file as the user named it
 * @line: 1-based, or 0
 * @column: 1-based, or 0
 * @item_id: (nullable): the item concerned
 * @format: what is wrong; what to do
 * @args: arguments for @format
 *
 * Adds a problem. The last one that fits is replaced by a note that there are more.
 */
void
exam_problems_addv (ExamProblems *self,
                    ExamSeverity  severity,
                    const char   *file,
                    int           line,
                    int           column,
                    const char   *item_id,
                    const char   *format,
                    va_list       args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  g_return_if_fail (self != NULL);
  add (self, severity, NULL, file, line, column, item_id, message);
}

/** Adds a warning of the checker: like exam_problems_add(), with the name of the @rule, and the @message as it is. */
void
exam_problems_add_rule (ExamProblems *self,
                        const char   *rule,
                        const char   *file,
                        int           line,
                        int           column,
                        const char   *item_id,
                        const char   *message)
{
  g_return_if_fail (self != NULL);
  add (self, EXAM_SEVERITY_WARNING, rule, file, line, column, item_id, message);
}

void
exam_problems_add (ExamProblems *self,
                   ExamSeverity  severity,
                   const char   *file,
                   int           line,
                   int           column,
                   const char   *item_id,
                   const char   *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  exam_problems_addv (self, severity, file, line, column, item_id, format, args);
  va_end (args);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const ExamProblem *problem_a = *(ExamProblem *const *) a;
  const ExamProblem *problem_b = *(ExamProblem *const *) b;
  int lines = exam_problem_get_line (problem_a) - exam_problem_get_line (problem_b);

  return lines != 0 ? lines : exam_problem_get_column (problem_a) - exam_problem_get_column (problem_b);
}

/**
 * exam_problems_sort:
 * @self: the list
 * @first: index of the first problem of a file; it has all behind it as well
 *
 * Brings the problems of a file into the order of their places. A reader finds some only at the end of what they are about.
 */
void
exam_problems_sort (ExamProblems *self,
                    guint         first)
{
  guint end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (first <= self->problems->len);

  /* The note that there are more stays last. */
  end = self->full ? MAX (self->problems->len - 1, first) : self->problems->len;
  if (end > first)
    g_qsort_with_data (self->problems->pdata + first, (int) (end - first), sizeof (gpointer), compare_places, NULL);
}

/**
 * exam_problems_append:
 * @self: the list
 * @others: another one
 * @file: (nullable): only what is about this file; %NULL for all
 *
 * Adds problems of @others behind those of @self.
 */
void
exam_problems_append (ExamProblems       *self,
                      const ExamProblems *others,
                      const char         *file)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (others != NULL);

  for (guint i = 0; i < others->problems->len; i++)
    {
      ExamProblem *problem = g_ptr_array_index (others->problems, i);

      if (file == NULL || g_str_equal (exam_problem_get_file (problem), file))
        take (self, exam_problem_ref (problem));
    }
}

/** Returns: whether there are as many as are kept, so that there is no use in looking for more */
gboolean
exam_problems_is_full (const ExamProblems *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->full;
}

guint
exam_problems_get_n (const ExamProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->problems->len;
}

/** Returns: (transfer none): the problem at the 0-based @index */
ExamProblem *
exam_problems_get (const ExamProblems *self,
                   guint               index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->problems->len, NULL);
  return g_ptr_array_index (self->problems, index);
}

guint
exam_problems_count (const ExamProblems *self,
                     ExamSeverity        severity)
{
  g_return_val_if_fail (self != NULL, 0);
  return severity == EXAM_SEVERITY_ERROR ? self->n_errors : self->problems->len - self->n_errors;
}

/** Returns: (transfer full): all problems, a line each */
char *
exam_problems_to_string (const ExamProblems *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->problems->len; i++)
    {
      g_autofree char *line = exam_problem_to_string (g_ptr_array_index (self->problems, i));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
