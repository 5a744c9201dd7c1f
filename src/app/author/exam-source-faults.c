/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-faults.h"

#include <string.h>

/* How long marks are made before the window gets to draw again, in microseconds. */
#define TIME_AT_ONCE 2000

/* A line that the checker has something to say about. */
typedef struct {
  int            line;      /* as problems count them, from 1 by line feeds */
  ExamSeverity   severity;  /* the worst */
  char          *message;   /* (owned): all of them, each on a line of its own */
  int            place;     /* the line of the buffer, from 0 */
  GtkSourceMark *mark;      /* (owned) (nullable): where it is shown */
  GtkTextMark   *end;       /* (owned) (nullable): of what is underlined */
} Fault;

/**
 * ExamSourceFaults:
 *
 * Marks lines with what is wrong in them: an icon in the gutter that tells more when pointed at, and a line under the text. The
 * marks move along with the text. New ones replace only those that are others, and a few at a time.
 */
struct _ExamSourceFaults
{
  GObject parent_instance;

  GtkSourceView    *view;       /* borrowed, weak */
  ExamSourceMirror *mirror;     /* (owned) */
  GPtrArray        *wanted;     /* (owned) (element-type Fault): in the order of lines, without marks until they are shown */
  GPtrArray        *shown;      /* (owned) (element-type Fault): in the order of the text */
  GPtrArray        *waiting;    /* (owned) (element-type Fault): those of @shown that have no mark yet; the last one first */
  guint             source;
  GtkTextTag       *tags[2];    /* borrowed from the buffer; by severity */
};

G_DEFINE_FINAL_TYPE (ExamSourceFaults, exam_source_faults, G_TYPE_OBJECT)

static const char *const categories[] = {
  [EXAM_SEVERITY_WARNING] = "warning",
  [EXAM_SEVERITY_ERROR] = "error",
};

#define MESSAGE_KEY "exam-message"

static void
fault_free (Fault *fault)
{
  g_free (fault->message);
  g_clear_object (&fault->mark);
  g_clear_object (&fault->end);
  g_free (fault);
}

static GtkTextBuffer *
get_buffer (ExamSourceFaults *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* --- Marks --- */

/* What is underlined: the line without the space around it. */
static void
get_range (GtkTextIter *start,
           GtkTextIter *end)
{
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  while (gtk_text_iter_compare (start, end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (start)))
    gtk_text_iter_forward_char (start);
}

/* Many messages name a line, and so change with a line that is typed above: the mark is the same all the same. */
static void
say (Fault *fault)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (fault->mark), MESSAGE_KEY), fault->message) != 0)
    g_object_set_data_full (G_OBJECT (fault->mark), MESSAGE_KEY, g_strdup (fault->message), g_free);
}

static void
show_fault (ExamSourceFaults *self,
            Fault            *fault)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, fault->place);
  fault->mark = g_object_ref (gtk_source_buffer_create_source_mark (GTK_SOURCE_BUFFER (buffer), NULL,
                                                                    categories[fault->severity], &start));
  say (fault);
  get_range (&start, &end);
  gtk_text_buffer_apply_tag (buffer, self->tags[fault->severity], &start, &end);
  fault->end = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &end, TRUE));
}

static void
hide_fault (ExamSourceFaults *self,
            Fault            *fault)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  if (fault->mark == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, GTK_TEXT_MARK (fault->mark));
  gtk_text_buffer_get_iter_at_mark (buffer, &end, fault->end);
  gtk_text_buffer_remove_tag (buffer, self->tags[fault->severity], &start, &end);
  gtk_text_buffer_delete_mark (buffer, GTK_TEXT_MARK (fault->mark));
  gtk_text_buffer_delete_mark (buffer, fault->end);
}

static int
get_place (ExamSourceFaults *self,
           const Fault      *fault)
{
  GtkTextIter iter;

  if (fault->mark == NULL)
    return fault->place;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, GTK_TEXT_MARK (fault->mark));
  return gtk_text_iter_get_line (&iter);
}

static gboolean
show_some_cb (gpointer data)
{
  ExamSourceFaults *self = data;
  gint64 end = g_get_monotonic_time () + TIME_AT_ONCE;

  while (self->waiting->len > 0 && g_get_monotonic_time () < end)
    show_fault (self, g_ptr_array_steal_index (self->waiting, self->waiting->len - 1));
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* --- Lines --- */

/* Problems name lines by line feeds; the buffer also ends lines elsewhere. */
static void
find_places (ExamSourceFaults *self)
{
  gsize length;
  const char *text = exam_manuscript_get_text (exam_source_mirror_get_manuscript (self->mirror), &length);
  const char *at = text, *end = text + length;
  int line = 1;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      Fault *fault = g_ptr_array_index (self->wanted, i);
      const char *next;

      while (line < fault->line && (next = memchr (at, '\n', end - at)) != NULL)
        {
          at = next + 1;
          line++;
        }
      fault->place = exam_source_mirror_get_line (self->mirror, at - text);
    }
}

/* Takes the mark of a fault that looks the same on the same line; what is in front of it is gone. Returns: the index behind that */
static guint
take_mark (ExamSourceFaults *self,
           guint             at,
           Fault            *fault)
{
  for (; at < self->shown->len; at++)
    {
      Fault *shown = g_ptr_array_index (self->shown, at);
      int place = get_place (self, shown);

      if (place > fault->place)
        break;
      if (place == fault->place && fault->mark == NULL && shown->mark != NULL && shown->severity == fault->severity)
        {
          fault->mark = g_steal_pointer (&shown->mark);
          fault->end = g_steal_pointer (&shown->end);
          say (fault);
        }
      else
        hide_fault (self, shown);
    }
  return at;
}

static void
replace_marks (ExamSourceFaults *self)
{
  guint at = 0;

  g_ptr_array_set_size (self->waiting, 0);
  for (guint i = 0; i < self->wanted->len; i++)
    at = take_mark (self, at, g_ptr_array_index (self->wanted, i));
  for (; at < self->shown->len; at++)
    hide_fault (self, g_ptr_array_index (self->shown, at));

  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&self->wanted);
  for (guint i = self->shown->len; i-- > 0;)
    if (((Fault *) g_ptr_array_index (self->shown, i))->mark == NULL)
      g_ptr_array_add (self->waiting, g_ptr_array_index (self->shown, i));
}

/* --- Problems --- */

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const ExamProblem *left = *(const ExamProblem *const *) a, *right = *(const ExamProblem *const *) b;

  return exam_problem_get_line (left) - exam_problem_get_line (right);
}

static void
add_problem (GPtrArray         *faults,
             const ExamProblem *problem)
{
  Fault *last = faults->len > 0 ? g_ptr_array_index (faults, faults->len - 1) : NULL;
  int line = MAX (exam_problem_get_line (problem), 1);

  if (last != NULL && last->line == line)
    {
      g_autofree char *before = last->message;

      last->message = g_strconcat (before, "\n", exam_problem_get_message (problem), NULL);
      last->severity = MAX (last->severity, exam_problem_get_severity (problem));
      return;
    }
  last = g_new0 (Fault, 1);
  last->line = line;
  last->severity = exam_problem_get_severity (problem);
  last->message = g_strdup (exam_problem_get_message (problem));
  g_ptr_array_add (faults, last);
}

/**
 * exam_source_faults_set:
 * @self: the marks
 * @problems: (nullable): of the manuscript, in any order
 *
 * Marks the lines of these problems and no others. While the mirror is not live they are kept for
 * exam_source_faults_show().
 */
void
exam_source_faults_set (ExamSourceFaults   *self,
                        const ExamProblems *problems)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_return_if_fail (EXAM_IS_SOURCE_FAULTS (self));

  for (guint i = 0; problems != NULL && i < exam_problems_get_n (problems); i++)
    g_ptr_array_add (sorted, exam_problems_get (problems, i));
  /* It keeps the order of equals: the array sorts by merging. */
  g_ptr_array_sort (sorted, compare_problems);

  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  for (guint i = 0; i < sorted->len; i++)
    add_problem (self->wanted, g_ptr_array_index (sorted, i));
  exam_source_faults_show (self);
}

/** Marks what was set while the mirror was not live. */
void
exam_source_faults_show (ExamSourceFaults *self)
{
  g_return_if_fail (EXAM_IS_SOURCE_FAULTS (self));

  if (self->wanted == NULL || !exam_source_mirror_is_live (self->mirror) ||
      exam_source_mirror_get_manuscript (self->mirror) == NULL)
    return;

  find_places (self);
  replace_marks (self);
  g_clear_handle_id (&self->source, g_source_remove);
  if (show_some_cb (self) == G_SOURCE_CONTINUE)
    self->source = g_idle_add (show_some_cb, self);
}

/* --- Looks --- */

static char *
query_tooltip_cb (GtkSourceMarkAttributes *attributes,
                  GtkSourceMark           *mark)
{
  return g_strdup (g_object_get_data (G_OBJECT (mark), MESSAGE_KEY));
}

static void
add_category (ExamSourceFaults *self,
              ExamSeverity      severity,
              const char       *icon_name)
{
  g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

  gtk_source_mark_attributes_set_icon_name (attributes, icon_name);
  g_signal_connect (attributes, "query-tooltip-text", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_source_view_set_mark_attributes (self->view, categories[severity], attributes, (int) severity);
  self->tags[severity] = gtk_text_buffer_create_tag (get_buffer (self), NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
}

/** Chooses colours that can be seen on a dark or on a light ground. */
void
exam_source_faults_set_dark (ExamSourceFaults *self,
                             gboolean          dark)
{
  static const char *const colors[2][2] = {
    [FALSE] = { [EXAM_SEVERITY_WARNING] = "#ae7b03", [EXAM_SEVERITY_ERROR] = "#c01c28" },
    [TRUE] = { [EXAM_SEVERITY_WARNING] = "#f8e45c", [EXAM_SEVERITY_ERROR] = "#ff7b63" },
  };

  g_return_if_fail (EXAM_IS_SOURCE_FAULTS (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    {
      GdkRGBA color;

      gdk_rgba_parse (&color, colors[dark != FALSE][i]);
      g_object_set (self->tags[i], "underline-rgba", &color, NULL);
    }
}

/* --- Object --- */

static void
exam_source_faults_dispose (GObject *object)
{
  ExamSourceFaults *self = EXAM_SOURCE_FAULTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->mirror);

  G_OBJECT_CLASS (exam_source_faults_parent_class)->dispose (object);
}

static void
exam_source_faults_class_init (ExamSourceFaultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_source_faults_dispose;
}

static void
exam_source_faults_init (ExamSourceFaults *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  self->waiting = g_ptr_array_new ();
}

/**
 * exam_source_faults_new:
 * @view: where they are shown; it is not kept alive
 * @mirror: what its buffer is kept by
 *
 * Returns: (transfer full): marks, of which there are none yet
 */
ExamSourceFaults *
exam_source_faults_new (GtkSourceView    *view,
                        ExamSourceMirror *mirror)
{
  ExamSourceFaults *self = g_object_new (EXAM_TYPE_SOURCE_FAULTS, NULL);

  g_set_weak_pointer (&self->view, view);
  self->mirror = g_object_ref (mirror);
  add_category (self, EXAM_SEVERITY_WARNING, "dialog-warning-symbolic");
  add_category (self, EXAM_SEVERITY_ERROR, "dialog-error-symbolic");
  gtk_source_view_set_show_line_marks (view, TRUE);
  return self;
}
