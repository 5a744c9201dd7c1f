/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-miss-list.h"

#include <glib/gi18n.h>

#include "app/results/exam-miss-item.h"
#include "app/results/exam-miss-model.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"
#include "app/shared/exam-widget.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* Misses, each of which can be opened in the review of its sitting. */
struct _ExamMissList
{
  GtkWidget parent_instance;

  /* Template */
  GtkListView *list_view;

  GtkSingleSelection *selection;  /* (owned) */
  ExamFormats        *formats;    /* (owned) (nullable): for the names of domains */

  /* The miss that was opened last: what the pointer is over gets selected, but one comes back to where one was. */
  gint64 opened_sitting;
  guint  opened_position;
  guint  opened_index;
};

G_DEFINE_FINAL_TYPE (ExamMissList, exam_miss_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (ExamMissList *self,
             guint         index)
{
  g_autoptr (ExamMissItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), index);

  g_assert (EXAM_IS_MISS_LIST (self));

  if (item == NULL)
    return;
  self->opened_sitting = exam_miss_item_get_miss (item)->sitting_id;
  self->opened_position = exam_miss_item_get_miss (item)->position;
  self->opened_index = index;
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, self->opened_sitting, self->opened_position);
}

/* --- Rows --- */

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "item-list-row");
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_list_item_set_child (list_item, box);
  exam_list_focus_bind (list_item);
}

static const char *
get_domain_name (ExamMissList   *self,
                 const ExamMiss *miss)
{
  const ExamFormat *format = exam_formats_find (self->formats, miss->format_id);
  const ExamDomain *domain = format != NULL ? exam_format_find_domain (format, miss->domain, NULL) : NULL;

  return domain != NULL ? domain->name : miss->domain;
}

/* What was it, how did it come out, why, and when? */
static char *
describe (ExamMissList   *self,
          const ExamMiss *miss)
{
  g_autofree char *day = exam_time_to_day (miss->ended_at);
  const char *cause = miss->cause != EXAM_CAUSE_NONE ? exam_cause_get_label (miss->cause) : _("cause not said");
  const char *parts[] = { get_domain_name (self, miss), exam_outcome_get_name (miss->outcome), cause, day,
                          miss->practice ? _("practice") : NULL, NULL };

  return g_strjoinv (" · ", (char **) parts);
}

static void
bind_cb (ExamMissList *self,
         GtkListItem  *list_item)
{
  const ExamMiss *miss = exam_miss_item_get_miss (gtk_list_item_get_item (list_item));
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *details = describe (self, miss);
  g_autofree char *name = g_strdup_printf ("%s, %s", miss->stem, details);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), miss->stem);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), details);
  exam_a11y_name_row (list_item, name);
}

/* --- GObject --- */

static gboolean
exam_miss_list_grab_focus (GtkWidget *widget)
{
  return exam_list_focus_grab (GTK_WIDGET (EXAM_MISS_LIST (widget)->list_view));
}

static void
exam_miss_list_dispose (GObject *object)
{
  ExamMissList *self = EXAM_MISS_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_MISS_LIST);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->formats, exam_formats_unref);
  G_OBJECT_CLASS (exam_miss_list_parent_class)->dispose (object);
}

static void
exam_miss_list_class_init (ExamMissListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_miss_list_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_miss_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-miss-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamMissList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamMissList::opened:
   * @sitting_id: the sitting of a miss that is wanted
   * @position: its 0-based position there
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_MISS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_INT64, G_TYPE_UINT);
}

static void
exam_miss_list_init (ExamMissList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/* The miss that was opened last, or what took its place. */
static guint
find_opened (ExamMissList *self,
             const GArray *misses,
             const GArray *indices)
{
  for (guint i = 0; i < indices->len; i++)
    {
      const ExamMiss *miss = &g_array_index (misses, ExamMiss, g_array_index (indices, guint, i));

      if (miss->sitting_id == self->opened_sitting && miss->position == self->opened_position)
        return i;
    }
  return indices->len > 0 ? MIN (self->opened_index, indices->len - 1) : 0;
}

/**
 * exam_miss_list_show:
 * @self: a list
 * @formats: for the names of domains
 * @misses: (element-type ExamMiss): misses
 * @indices: (element-type guint): those to show; neither must change any more
 * @again: it is what was shown before, perhaps with other causes: the place stays
 *
 * Shows some of many misses.
 */
void
exam_miss_list_show (ExamMissList *self,
                     ExamFormats  *formats,
                     GArray       *misses,
                     GArray       *indices,
                     gboolean      again)
{
  g_autoptr (ExamMissModel) model = NULL;

  g_return_if_fail (EXAM_IS_MISS_LIST (self));
  g_return_if_fail (formats != NULL);

  exam_formats_ref (formats);
  g_clear_pointer (&self->formats, exam_formats_unref);
  self->formats = formats;

  model = exam_miss_model_new (misses, indices);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  gtk_single_selection_set_selected (self->selection, again ? find_opened (self, misses, indices) : 0);
}
