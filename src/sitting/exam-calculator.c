/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-calculator.h"

#include <math.h>
#include <string.h>

#define MAX_DIGITS 12

struct _ExamCalculator
{
  GString *display;      /* (owned) what is shown, with a point whatever the locale */
  double   left;         /* what the pending operation works on */
  char     operation;    /* pending: + - * / or NUL */
  gboolean entering;     /* the display is being typed, not a result */
  gboolean error;
};

ExamCalculator *
exam_calculator_new (void)
{
  ExamCalculator *self = g_new0 (ExamCalculator, 1);

  self->display = g_string_new ("0");
  return self;
}

void
exam_calculator_free (ExamCalculator *self)
{
  g_return_if_fail (self != NULL);
  g_string_free (self->display, TRUE);
  g_free (self);
}

static void
clear (ExamCalculator *self)
{
  g_string_assign (self->display, "0");
  self->left = 0;
  self->operation = '\0';
  self->entering = self->error = FALSE;
}

static double
get_value (const ExamCalculator *self)
{
  return g_ascii_strtod (self->display->str, NULL);
}

static void
show (ExamCalculator *self,
      double          value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  self->entering = FALSE;
  self->error = !isfinite (value);
  /* Twelve digits hide what binary fractions get wrong: 0.1 + 0.2 is 0.3. */
  g_string_assign (self->display, self->error ? "E" : g_ascii_formatd (buffer, sizeof buffer, "%.12g", value));
  if (g_str_equal (self->display->str, "-0"))
    g_string_assign (self->display, "0");
}

static void
type_digit (ExamCalculator *self,
            char            key)
{
  if (!self->entering)
    {
      g_string_assign (self->display, key == '.' ? "0" : "");
      self->entering = TRUE;
    }
  if (key == '.' ? strchr (self->display->str, '.') != NULL : self->display->len >= MAX_DIGITS)
    return;

  if (g_str_equal (self->display->str, "0") && key != '.')
    g_string_truncate (self->display, 0);
  g_string_append_c (self->display, key);
}

static void
erase (ExamCalculator *self)
{
  if (!self->entering)
    return;

  g_string_truncate (self->display, self->display->len - 1);
  if (self->display->len == 0 || g_str_equal (self->display->str, "-"))
    g_string_assign (self->display, "0");
}

static double
compute (const ExamCalculator *self)
{
  double right = get_value (self);

  switch (self->operation)
    {
    case '+': return self->left + right;
    case '-': return self->left - right;
    case '*': return self->left * right;
    case '/': return right != 0 ? self->left / right : (double) NAN;
    default: return right;
    }
}

static void
operate (ExamCalculator *self,
         char            operation)
{
  /* An operation right after another replaces it. */
  if (self->entering || self->operation == '\0')
    show (self, compute (self));
  self->left = get_value (self);
  self->operation = operation;
}

/* Of the left side for + and -, as shop calculators do: 200 + 10 % is 220. */
static void
take_percent (ExamCalculator *self)
{
  double value = get_value (self) / 100;

  show (self, self->operation == '+' || self->operation == '-' ? self->left * value : value);
  self->entering = TRUE;
}

/**
 * exam_calculator_press:
 * @self: a calculator
 * @key: a digit, `.`, `+ - * /`, `=`, `%`, `n` to change the sign, `b` to erase a digit, `c` to clear all
 *
 * Returns: whether there is such a key
 */
gboolean
exam_calculator_press (ExamCalculator *self,
                       char            key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (strchr ("0123456789.+-*/=%nbc", key) == NULL || key == '\0')
    return FALSE;

  if (key == 'c')
    clear (self);
  else if (self->error)
    return TRUE;   /* only clearing helps */
  else if (g_ascii_isdigit (key) || key == '.')
    type_digit (self, key);
  else if (key == 'b')
    erase (self);
  else if (key == '%')
    take_percent (self);
  else if (key == 'n')
    {
      gboolean entering = self->entering;

      show (self, -get_value (self));
      self->entering = entering;
    }
  else if (key == '=')
    {
      show (self, compute (self));
      self->operation = '\0';
    }
  else
    operate (self, key);

  return TRUE;
}

/** Returns: what is shown: a number with a point, or "E" after a division by zero */
const char *
exam_calculator_get_display (const ExamCalculator *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->display->str;
}
